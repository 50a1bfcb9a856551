import fs from "node:fs";
import path from "node:path";

/** Why a folder must not hold a store's database, or null (ARCHITECTURE 2, SAFETY 1). */
export type UnsafeFolder = "network_folder" | "sync_folder";

/** `statfs` types of network file systems: NFS, SMB, CIFS, SMB2, NCP, AFS, 9P, Ceph. */
const networkFileSystems: ReadonlySet<number> = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x564c, 0x5346414f, 0x01021997, 0x00c36400,
]);

/** Folders of programs that copy files behind SQLite's back. */
const syncFolderNames =
  /^(onedrive(\b.*)?|dropbox|icloud ?drive|com~apple~clouddocs|google ?drive|my drive|nutstore( files)?|我的坚果云|坚果云|baidusyncdisk|baidunetdiskworkspace|百度网盘同步空间|weiyun ?sync|synologydrive)$/i;

/**
 * SQLite's locks do not hold on a network drive, and a synchroniser copies a database without its `-wal`: both
 * are refused. A mapped Windows drive shows its network name once resolved.
 */
export function unsafeFolder(folder: string): UnsafeFolder | null {
  const resolved = resolveExisting(folder);
  if ([folder, resolved].some(isNetworkName)) return "network_folder";
  if (isOnNetworkFileSystem(resolved)) return "network_folder";
  const names = resolved.split(/[\\/]+/);
  return names.some((name) => syncFolderNames.test(name)) ? "sync_folder" : null;
}

function isNetworkName(folder: string): boolean {
  return /^(\\\\|\/\/)(?![?.][\\/][a-z]:)[^\\/]/i.test(folder);
}

function resolveExisting(folder: string): string {
  let existing = path.resolve(folder);
  const missing: string[] = [];
  while (!fs.existsSync(existing) && path.dirname(existing) !== existing) {
    missing.unshift(path.basename(existing));
    existing = path.dirname(existing);
  }
  try {
    return path.join(fs.realpathSync.native(existing), ...missing);
  } catch {
    return path.resolve(folder);
  }
}

function isOnNetworkFileSystem(folder: string): boolean {
  if (process.platform === "win32") return false;
  try {
    let existing = folder;
    while (!fs.existsSync(existing) && path.dirname(existing) !== existing) existing = path.dirname(existing);
    return networkFileSystems.has(fs.statfsSync(existing).type);
  } catch {
    return false;
  }
}

/**
 * True where a store may only be read: the folder or the database file refuses writing, or carries no write
 * permission for anybody (which an administrator's account would silently ignore).
 */
export function isReadOnlyPlace(folder: string, database: string): boolean {
  return [folder, database].some((place) => {
    const stat = fs.statSync(place, { throwIfNoEntry: false });
    if (stat === undefined) return false;
    if ((stat.mode & 0o222) === 0) return true;
    try {
      fs.accessSync(place, fs.constants.W_OK);
      return false;
    } catch {
      return true;
    }
  });
}
