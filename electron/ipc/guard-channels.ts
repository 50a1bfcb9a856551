import { type Access, admits } from "#electron/use-cases/access";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { Actor } from "#shared/domain/card/decision";
import { maskPersonal } from "#shared/domain/masking/mask-personal";
import type { CallContext } from "./router";

type AnyHandler = (input: never, context: CallContext) => Result<unknown> | Promise<Result<unknown>>;

/** What the guard asks about the calling page. */
export interface GuardedPages {
  /** Who acts there; a failure while there is no store, nobody is signed in, or the page is locked. */
  actor(pageId: number): Result<{ readonly actor: Actor }>;
  /** Who sits there although the page is locked or turned to a customer; null = nobody. */
  seated(pageId: number): Actor | null;
  /** The page is turned to a customer. */
  isAtCounter(pageId: number): boolean;
}

export interface AccessTables {
  readonly access: Readonly<Record<string, Access>>;
  readonly whileLocked: ReadonlySet<string>;
  readonly atCounter: ReadonlySet<string>;
}

function actorFor(name: string, tables: AccessTables, pages: GuardedPages, pageId: number): Result<Actor> {
  if (tables.whileLocked.has(name) || pages.isAtCounter(pageId)) {
    const seated = pages.seated(pageId);
    if (seated !== null) return ok(seated);
  }
  const who = pages.actor(pageId);
  return who.ok ? ok(who.value.actor) : who;
}

/**
 * Puts the access table before the handlers: role first, then the handler, then the mask over its answer. A handler
 * without a row in the table is refused. A locked page is answered by nothing but the channels named for it, nor is one that is turned to a
 * customer, there not even by the channels that are open to anybody.
 */
export function guardHandlers<Handlers extends Readonly<Record<string, AnyHandler>>>(
  handlers: Handlers,
  tables: AccessTables,
  pages: GuardedPages,
): Handlers {
  const guarded = Object.entries(handlers).map(([name, handler]) => {
    const rule = Object.hasOwn(tables.access, name) ? tables.access[name] : undefined;
    const answer: AnyHandler = async (input, context) => {
      if (rule === undefined) return fail("forbidden");
      if (pages.isAtCounter(context.pageId) && !tables.atCounter.has(name))
        return fail("forbidden", { reason: "at_counter" });
      if (rule.who === "anybody") return handler(input, context);
      const actor = actorFor(name, tables, pages, context.pageId);
      if (!actor.ok) return actor;
      const admitted = admits(rule.who, actor.value);
      if (!admitted.ok) return admitted;
      const result = await handler(input, context);
      return result.ok && rule.personal ? ok(maskPersonal(result.value, actor.value)) : result;
    };
    return [name, answer] as const;
  });
  // Each name keeps its own handler's type.
  return Object.fromEntries(guarded) as unknown as Handlers;
}
