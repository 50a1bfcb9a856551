/*
 * Preloaded into a process: its n-th write or sync of a store's database or log fails, once or from then on.
 * DESK_FAULT_AT counts from 1; DESK_FAULT_FOREVER=1 keeps failing; DESK_FAULT_ERRNO is what the system says.
 * DESK_FAULT_KILL=1 ends the process there instead; DESK_FAULT_TELL=1 says at the end how many there were.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long setting(const char *name, long otherwise) {
  const char *value = getenv(name);
  return value ? atol(value) : otherwise;
}

static int is_store(int fd) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return strstr(path, "/desk.sqlite") != NULL && strstr(path, "-shm") == NULL;
}

static long steps = 0;

static int fails(int fd) {
  if (!is_store(fd)) return 0;
  steps += 1;
  long at = setting("DESK_FAULT_AT", 0);
  if (at == 0 || (setting("DESK_FAULT_FOREVER", 0) ? steps < at : steps != at)) return 0;
  if (setting("DESK_FAULT_KILL", 0)) kill(getpid(), SIGKILL);
  errno = (int)setting("DESK_FAULT_ERRNO", EIO);
  return 1;
}

__attribute__((destructor)) static void tell(void) {
  if (setting("DESK_FAULT_TELL", 0)) dprintf(STDOUT_FILENO, "writes %ld\n", steps);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *bytes, size_t length) {
  return fails(fd) ? -1 : REAL(write)(fd, bytes, length);
}
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) {
  return fails(fd) ? -1 : REAL(pwrite)(fd, bytes, length, at);
}
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) {
  return fails(fd) ? -1 : REAL(pwrite64)(fd, bytes, length, at);
}
int fsync(int fd) { return fails(fd) ? -1 : REAL(fsync)(fd); }
int fdatasync(int fd) { return fails(fd) ? -1 : REAL(fdatasync)(fd); }
int ftruncate(int fd, off_t length) { return fails(fd) ? -1 : REAL(ftruncate)(fd, length); }
int ftruncate64(int fd, off64_t length) { return fails(fd) ? -1 : REAL(ftruncate64)(fd, length); }
