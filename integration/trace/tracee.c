/* A program that issues ZFS ioctls on a stand-in device, in the ways that programs do: tracee DEVICE MODE [NUMBER...]. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define COMMAND_BYTES 13744

static int device;
static int threads_calls;
static volatile sig_atomic_t signals;

/* Request numbers count up from POOL_CREATE, so that their order can be seen; the name says whose call it is. */
static int call(const char *name, int index) {
  char command[COMMAND_BYTES];
  memset(command, 0, sizeof command);
  strcpy(command, name);
  return ioctl(device, 0x5a00 + index % 64, command);
}

static void *many_calls(void *argument) {
  char name[32];
  snprintf(name, sizeof name, "thread-%ld", (long)argument);
  for (int i = 0; i < threads_calls; i++) call(name, i);
  return NULL;
}

static void count(int signal) {
  (void)signal;
  signals++;
}

static void *run_again(void *argument) {
  char **argv = argument;
  execl(argv[0], argv[0], argv[1], "calls", "1", (char *)NULL);
  return NULL;
}

static void *fork_once(void *argument) {
  (void)argument;
  if (fork() == 0) {
    call("orphan", 3);
    _exit(0);
  }
  return NULL;
}

static void *nothing(void *argument) { return argument; }

static void *make_threads(void *argument) {
  pthread_t thread;
  while (signals == 0)
    if (pthread_create(&thread, NULL, nothing, NULL) == 0) pthread_join(thread, NULL);
  return argument;
}

/* A message of one byte, with room for a descriptor. */
struct descriptor_message {
  char byte;
  struct iovec data;
  union { struct cmsghdr header; char space[CMSG_SPACE(sizeof(int))]; } control;
  struct msghdr message;
};

static void prepare(struct descriptor_message *made) {
  memset(made, 0, sizeof *made);
  made->byte = 'x';
  made->data.iov_base = &made->byte;
  made->data.iov_len = 1;
  made->message.msg_iov = &made->data;
  made->message.msg_iovlen = 1;
  made->message.msg_control = &made->control;
  made->message.msg_controllen = sizeof made->control;
}

/* Gives a descriptor to the other end of a socket. */
static void send_descriptor(int socket, int fd) {
  struct descriptor_message made;
  prepare(&made);
  struct cmsghdr *header = CMSG_FIRSTHDR(&made.message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(sizeof(int));
  memcpy(CMSG_DATA(header), &fd, sizeof fd);
  sendmsg(socket, &made.message, 0);
}

static int receive_descriptor(int socket) {
  struct descriptor_message made;
  prepare(&made);
  if (recvmsg(socket, &made.message, 0) != 1) return -1;
  int fd;
  memcpy(&fd, CMSG_DATA(CMSG_FIRSTHDR(&made.message)), sizeof fd);
  return fd;
}

int main(int argc, char **argv) {
  if (argc < 3) return 64;
  const char *mode = argv[2];
  int number = argc > 3 ? atoi(argv[3]) : 0;
  device = open(argv[1], O_RDWR);
  if (device < 0) return 65;

  if (strcmp(mode, "calls") == 0) {
    for (int i = 0; i < number; i++) call("tank", i);
    return 7;
  }
  if (strcmp(mode, "threads") == 0) {
    pthread_t *threads = calloc(number, sizeof *threads);
    threads_calls = atoi(argv[4]);
    for (long i = 0; i < number; i++)
      if (pthread_create(&threads[i], NULL, many_calls, (void *)i) != 0) return 66;
    for (int i = 0; i < number; i++) pthread_join(threads[i], NULL);
    return 0;
  }
  if (strcmp(mode, "fork") == 0) {
    call("parent", 0);
    pid_t child = fork();
    if (child == 0) {
      call("child", 1);
      if (vfork() == 0) {
        execl(argv[0], argv[0], argv[1], "calls", "2", (char *)NULL);
        _exit(67);
      }
      wait(NULL);
      _exit(3);
    }
    int status;
    waitpid(child, &status, 0);
    call("parent", 2);
    return WEXITSTATUS(status) + 1;
  }
  if (strcmp(mode, "thread-exec") == 0) {
    pthread_t thread;
    call("before", 0);
    pthread_create(&thread, NULL, run_again, argv);
    pause();
  }
  if (strcmp(mode, "orphan") == 0) {
    pthread_t thread;
    pthread_create(&thread, NULL, fork_once, NULL);
    usleep(number);
    _exit(6);
  }
  if (strcmp(mode, "churn") == 0) {
    signal(SIGUSR1, count);
    pthread_t thread[3];
    for (int i = 0; i < 3; i++) pthread_create(&thread[i], NULL, make_threads, NULL);
    for (int i = 0; i < 3; i++) pthread_join(thread[i], NULL);
    return 5;
  }
  if (strcmp(mode, "epoll") == 0) {
    struct epoll_event event;
    int got = epoll_wait(epoll_create1(0), &event, 1, number);
    return got == 0 ? 5 : 73;
  }
  if (strcmp(mode, "waits") == 0) {
    signal(SIGUSR1, count);
    int queue = epoll_create1(0);
    struct epoll_event event;
    while (signals == 0) {
      if (epoll_wait(queue, &event, 1, number) < 0 && signals == 0) return 9;
    }
    return 5;
  }
  if (strcmp(mode, "signals") == 0) {
    signal(SIGUSR1, count);
    for (int i = 0; i < number; i++) {
      raise(SIGUSR1);
      call("tank", i);
    }
    printf("%d signals\n", (int)signals);
    return 0;
  }
  if (strcmp(mode, "stop") == 0) {
    signal(SIGCONT, count);
    call("before", 0);
    raise(SIGSTOP);
    call("after", 1);
    printf("%d signals\n", (int)signals);
    return 0;
  }
  if (strcmp(mode, "others") == 0) {
    int unread, zero = open("/dev/zero", O_RDWR), pipes[2];
    char command[COMMAND_BYTES] = "elsewhere";
    if (pipe(pipes) != 0) return 68;
    ioctl(pipes[0], FIONREAD, &unread);
    ioctl(zero, 0x5a05, command);
    ioctl(1, TIOCGWINSZ, command);
    ioctl(999, 0x5a05, command);
    call("here", 5);
    /* The number of a descriptor says nothing: now it is the device, then it is not. */
    dup2(device, zero);
    ioctl(zero, 0x5a06, command);
    close(zero);
    ioctl(zero, 0x5a07, command);
    return 0;
  }
  if (strcmp(mode, "passed") == 0) {
    int sockets[2];
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, sockets) != 0) return 69;
    if (fork() == 0) {
      close(device);
      device = receive_descriptor(sockets[1]);
      call("passed", 9);
      _exit(0);
    }
    send_descriptor(sockets[0], device);
    wait(NULL);
    return 0;
  }
  if (strcmp(mode, "inherited") == 0) {
    device = number;
    call("inherited", 8);
    return 0;
  }
  if (strcmp(mode, "bad-memory") == 0) {
    char *page = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    munmap(page + 4096, 4096);
    ioctl(device, 0x5a01, NULL);
    ioctl(device, 0x5a02, page + 4000);
    ioctl(device, 0x5a03, (char *)0x7fffffffffffffff);
    /* Lists of which there is less than they say. */
    char command[COMMAND_BYTES] = "lists";
    unsigned long long words[2] = {(unsigned long long)(page + 4000), 1ULL << 40};
    memcpy(command + 4096, words, sizeof words);
    ioctl(device, 0x5a04, command);
    return 0;
  }
  if (strcmp(mode, "killed") == 0) {
    call("tank", 0);
    raise(number);
    return 70;
  }
  if (strcmp(mode, "loop") == 0) {
    signal(SIGUSR1, count);
    for (int i = 0; signals == 0; i++) {
      call("loop", i);
      usleep(1000);
    }
    puts("end of loop");
    return 5;
  }
  if (strcmp(mode, "echo") == 0) {
    char text[256];
    ssize_t got;
    call("tank", 0);
    while ((got = read(0, text, sizeof text)) > 0)
      if (write(1, text, got) != got) return 71;
    fprintf(stderr, "blocking %d\n", (fcntl(1, F_GETFL) & O_NONBLOCK) == 0 && (fcntl(2, F_GETFL) & O_NONBLOCK) == 0);
    return isatty(0) ? 1 : 0;
  }
  if (strcmp(mode, "long") == 0) {
    char name[4001];
    memset(name, '<', sizeof name);
    name[sizeof name - 1] = 0;
    for (int i = 0; i < number; i++) call(name, 5);
    return 0;
  }
  if (strcmp(mode, "no-memory") == 0) {
    struct sock_filter code[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_ioctl, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOMEM),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog filter = {sizeof code / sizeof *code, code};
    char text[1];
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter)) return 73;
    call("tank", 5);
    return read(0, text, sizeof text) == 0 ? 0 : 74;
  }
#ifdef __x86_64__
  if (strcmp(mode, "32-bit") == 0) {
    char *command = mmap(NULL, 16384, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
    long result;
    strcpy(command, "narrow");
    __asm__ volatile("int $0x80" : "=a"(result) : "a"(54), "b"(device), "c"(0x5a0b), "d"(command) : "memory", "r8", "r9", "r10", "r11");
    return result == -ENOTTY ? 0 : 72;
  }
#endif
  return 64;
}
