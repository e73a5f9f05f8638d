/* A program that uses the ZFS device in the ways that programs do, and in ways that none should: client MODE. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define COMMAND_BYTES 13744
#define POOL_CONFIGS 0x5a04
#define POOL_STATS 0x5a05
#define POOL_GET_HISTORY 0x5a0a
#define HOLD 0x5a30
#define TMP_SNAPSHOT 0x5a37
#define WAIT 0x5a53

/* Members of zfs_cmd_t. */
#define SRC 4096
#define SRC_SIZE 4104
#define DST 4112
#define DST_SIZE 4120
#define DST_FILLED 4128
#define HISTORY 4136
#define COOKIE 12616
#define HISTORY_LEN 12640
#define CLEANUP_FD 13664

static char command[COMMAND_BYTES];
static int device = -1;

static void set(int member, uint64_t value) { memcpy(command + member, &value, sizeof value); }
static uint64_t get(int member) {
  uint64_t value;
  memcpy(&value, command + member, sizeof value);
  return value;
}

static int call(int request, const char *name) {
  strcpy(command, name);
  return ioctl(device, request, command) == 0 ? 0 : errno;
}

static void print(const char *what, int result) { printf("%s: %s\n", what, result == 0 ? "ok" : strerrorname_np(result)); }

static void *call_once(void *argument) {
  static char other[COMMAND_BYTES];
  ioctl(device, POOL_STATS, other);
  return argument;
}

static void noted(int signal) { (void)signal; }

static void *close_device(void *argument) {
  usleep(50000);
  close(device);
  return argument;
}

static void pointers(void) {
  long page = sysconf(_SC_PAGESIZE);
  char *edge = mmap(NULL, 64 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  munmap(edge + 32 * page, 32 * page);
  char *end = edge + 32 * page;
  char *fixed = mmap(NULL, page, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  print("no command", ioctl(device, POOL_STATS, NULL) == 0 ? 0 : errno);
  print("half a command", ioctl(device, POOL_STATS, end - 100) == 0 ? 0 : errno);
  print("command at the edge", ioctl(device, POOL_STATS, end - COMMAND_BYTES) == 0 ? 0 : errno);
  print("command that is not there", ioctl(device, POOL_STATS, (char *)0x7fff00000000) == 0 ? 0 : errno);
  print("command of the kernel", ioctl(device, POOL_STATS, (char *)0xffff888000000000) == 0 ? 0 : errno);
  char *shared = mmap(NULL, 4 * page, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  print("command that is read-only", ioctl(device, POOL_STATS, shared) == 0 ? 0 : errno);
  set(SRC, 1), set(SRC_SIZE, 100);
  print("list that is not there", call(POOL_STATS, "a"));
  set(SRC, (uint64_t)(end - 50));
  print("half a list", call(POOL_STATS, "a"));
  set(SRC_SIZE, UINT64_MAX);
  print("list of 2^64 bytes", call(POOL_STATS, "a"));
  set(SRC_SIZE, 100 << 20);
  print("list that is not as long", call(POOL_STATS, "a"));
  set(SRC, (uint64_t)command), set(SRC_SIZE, 50);
  print("list of garbage", call(HOLD, "a"));
  set(SRC, 0), set(SRC_SIZE, 0);
  set(DST, 0), set(DST_SIZE, 4096);
  print("answer to nowhere", call(POOL_CONFIGS, "a"));
  set(DST, (uint64_t)fixed), set(DST_SIZE, 4096);
  print("answer to what is read-only", call(POOL_CONFIGS, "a"));
  set(DST, (uint64_t)(end - 10)), set(DST_SIZE, 4096);
  print("answer over the edge", call(POOL_CONFIGS, "a"));
  set(DST, (uint64_t)edge), set(DST_SIZE, 10);
  print("answer that does not fit", call(POOL_CONFIGS, "a"));
  printf("it has %lu bytes, the first is %d\n", get(DST_SIZE), edge[0]);
  set(DST_SIZE, UINT64_MAX);
  print("room for 2^64 bytes", call(POOL_CONFIGS, "a"));
  printf("it has %lu bytes, the last is %d, behind it %d\n", get(DST_SIZE), edge[get(DST_SIZE) - 1], edge[get(DST_SIZE)]);
  printf("still the pointer: %d\n", get(DST) == (uint64_t)edge);
  memset(edge, 0, 256);
  set(HISTORY, (uint64_t)edge), set(HISTORY_LEN, 128);
  print("history", call(POOL_GET_HISTORY, "a"));
  printf("it has %lu bytes: %.4s\n", get(HISTORY_LEN), edge);
  print("no ioctl", call(0x5aff, "a"));
}

static void paths(void) {
  struct stat facts;
  struct statx more;
  int result = stat("/dev/zfs", &facts);
  printf("stat %d %d\n", result, S_ISCHR(facts.st_mode));
  result = lstat("//dev/./zfs", &facts);
  printf("lstat %d %d\n", result, S_ISCHR(facts.st_mode));
  result = statx(AT_FDCWD, "/dev/zfs", 0, STATX_TYPE, &more);
  printf("statx %d %d\n", result, S_ISCHR(more.stx_mode));
  printf("access %d\n", access("/dev/zfs", R_OK | W_OK));
  printf("stat into nothing %s\n", stat("/dev/zfs", (struct stat *)1) == 0 ? "ok" : strerrorname_np(errno));
  result = stat("/sys/module/zfs", &facts);
  printf("module %d %d\n", result, S_ISDIR(facts.st_mode));
  printf("feature %d\n", access("/sys/module/zfs/features.pool/org.illumos:lz4_compress", F_OK));
  printf("no feature %s\n", access("/sys/module/zfs/features.pool/org.illumos:none", F_OK) == 0 ? "ok" : strerrorname_np(errno));
  DIR *folder = opendir("/sys/module/zfs/properties.pool");
  int count = 0;
  while (folder && readdir(folder)) count++;
  printf("properties %d\n", count > 20);
  int inner = openat(dirfd(folder), "guid", O_RDONLY | O_DIRECTORY);
  printf("beside it %d\n", inner >= 0);
  char version[32] = {0};
  int file = open("/sys/module/zfs/version", O_RDONLY);
  printf("version %ld %s", read(file, version, 31), version);
  printf("new file %s\n", open("/sys/module/zfs/nothing", O_RDONLY) >= 0 ? "ok" : strerrorname_np(errno));
  struct { uint64_t flags, mode, resolve; } how = {O_RDWR | O_CLOEXEC, 0, 0};
  int second = syscall(SYS_openat2, AT_FDCWD, "/dev/zfs", &how, sizeof how);
  printf("openat2 %d %d\n", second >= 0, fcntl(second, F_GETFD));
  printf("open %d\n", fcntl(open("/dev/zfs", O_RDWR), F_GETFD));
  printf("mount %s\n", mount("a/b", "/mnt", "zfs", 0, "") == 0 ? "ok" : strerrorname_np(errno));
  char line[4096];
  FILE *mounts = fopen("/proc/self/mounts", "re");
  int lines = 0, ours = 0;
  while (mounts && fgets(line, sizeof line, mounts)) lines++, ours += strstr(line, " zfs ") != NULL;
  printf("mounts %d %d\n", lines > 0, ours);
  printf("null %s\n", ioctl(open("/dev/null", O_RDWR), POOL_STATS, command) == 0 ? "ok" : strerrorname_np(errno));
  printf("nothing %s\n", ioctl(-1, POOL_STATS, command) == 0 ? "ok" : strerrorname_np(errno));
}

int main(int argc, char **argv) {
  const char *mode = argc > 1 ? argv[1] : "";
  setvbuf(stdout, NULL, _IONBF, 0);
  device = open("/dev/zfs", O_RDWR | O_CLOEXEC);
  if (device < 0) return printf("open: %s\n", strerrorname_np(errno)), 3;
  if (strcmp(mode, "pointers") == 0) return pointers(), 0;
  if (strcmp(mode, "paths") == 0) return paths(), 0;
  if (strcmp(mode, "wait") == 0) return print("wait", call(WAIT, "a")), 0;
  if (strcmp(mode, "signal") == 0) {
    struct sigaction action = {.sa_handler = noted};
    sigaction(SIGALRM, &action, NULL);
    alarm(1);
    return print("wait", call(WAIT, "a")), 0;
  }
  if (strcmp(mode, "closes") == 0) {
    pthread_t thread;
    pthread_create(&thread, NULL, close_device, NULL);
    print("wait", call(0x5a12, "a"));
    pthread_join(thread, NULL);
    return print("closed", call(POOL_STATS, "a")), 0;
  }
  if (strcmp(mode, "stats") == 0) return print("stats", call(POOL_STATS, "a")), 0;
  if (strcmp(mode, "forks") == 0) {
    for (int i = 0; i < 40; i++)
      if (fork() == 0) {
        int own = open("/dev/zfs", O_RDWR), wrong = 0;
        for (int n = 0; n < 25; n++) {
          wrong += call(POOL_STATS, "fork") != ENOENT;
          device = n % 2 ? own : dup(own);
          pthread_t threads[2];
          for (int t = 0; t < 2; t++) pthread_create(&threads[t], NULL, call_once, NULL);
          for (int t = 0; t < 2; t++) pthread_join(threads[t], NULL);
        }
        _exit(wrong);
      }
    int status, wrong = 0;
    while (wait(&status) > 0) wrong += status != 0;
    return printf("wrong %d\n", wrong), 0;
  }
  if (strcmp(mode, "dies") == 0) {
    for (int i = 0; i < 20; i++)
      if (fork() == 0) {
        alarm(1);
        call(WAIT, "dies");
        _exit(0);
      }
    int status, killed = 0;
    while (wait(&status) > 0) killed += WIFSIGNALED(status);
    return printf("killed %d\n", killed), 0;
  }
  if (strcmp(mode, "devices") == 0) {
    int fds[2000], got = 0;
    while (got < 2000 && (fds[got] = open("/dev/zfs", O_RDWR)) >= 0) got++;
    printf("%d %s\n", got, got < 2000 ? strerrorname_np(errno) : "all");
    for (int i = 0; i < got; i++) close(fds[i]);
    for (int i = 0; i < 2000; i++) {
      int fd = open("/dev/zfs", O_RDWR);
      if (fd < 0) usleep(1000), i--;
      else close(fd);
    }
    return print("stats", call(POOL_STATS, "a")), 0;
  }
  if (strcmp(mode, "ties") == 0) {
    int tie = open("/dev/zfs", O_RDWR);
    memcpy(command + CLEANUP_FD, &tie, sizeof tie);
    print("tied", call(TMP_SNAPSHOT, "a"));
    int back;
    memcpy(&back, command + CLEANUP_FD, sizeof back);
    printf("its number %d\n", back == tie);
    int copy = dup(tie);
    close(tie);
    usleep(100000);
    print("still tied", call(POOL_STATS, "tied?"));
    close(copy);
    usleep(300000);
    print("not tied", call(POOL_STATS, "tied?"));
    int null = open("/dev/null", O_RDWR);
    memcpy(command + CLEANUP_FD, &null, sizeof null);
    return print("tied to another file", call(TMP_SNAPSHOT, "a")), 0;
  }
  return 4;
}
