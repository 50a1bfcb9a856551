// Preloaded (-r) into an Electron whose Node-API is older than better-sqlite3's addon needs. There the addon runs as
// "experimental", and such a runtime ends the process when the garbage collector finalizes one of the addon's
// objects. So none of them is ever collected: a development program grows by some kilobytes for every statement that
// is prepared anew. Electron 36 and later never load this file.
const { syncBuiltinESMExports } = require("node:module");
const path = require("node:path");
const threads = require("node:worker_threads");

/** @type {Set<unknown>} */
const kept = new Set();

/**
 * @template Value
 * @param {Value} value
 * @returns {Value}
 */
function keep(value) {
  kept.add(value);
  return value;
}

/**
 * @param {Record<string, (...args: unknown[]) => unknown>} prototype
 * @param {string} method
 */
function keepResultOf(prototype, method) {
  const original = prototype[method];
  if (!original) return;
  /** @this {unknown} @param {unknown[]} args */
  prototype[method] = function keeping(...args) {
    return keep(original.apply(this, args));
  };
}

/** @param {Record<string, any>} addon */
function keepObjectsOf(addon) {
  keepResultOf(addon.Database.prototype, "prepare");
  keepResultOf(addon.Database.prototype, "backup");
  keepResultOf(addon.Statement.prototype, "iterate");
  addon.Database = new Proxy(addon.Database, {
    construct: (target, args, newTarget) => keep(Reflect.construct(target, args, newTarget)),
  });
}

const open = process.dlopen;
process.dlopen = function dlopen(module, filename, ...flags) {
  const result = Reflect.apply(open, process, [module, filename, ...flags]);
  if (path.basename(filename) === "better_sqlite3.node") {
    keepObjectsOf(/** @type {{ exports: Record<string, any> }} */ (module).exports);
  }
  return result;
};

// A thread loads the addon anew, and Electron gives it no preloaded file.
threads.Worker = class extends threads.Worker {
  /**
   * @param {string | URL} file
   * @param {import("node:worker_threads").WorkerOptions} [options]
   */
  constructor(file, options = {}) {
    super(file, { ...options, execArgv: [...(options.execArgv ?? []), "-r", __filename] });
  }
};
syncBuiltinESMExports();
