/*
 * Runs programs in a process tree that `zfskit run` has started once, instead of starting it for each of them.
 *
 *     stock-command SOCKET                        waits on a socket for programs
 *     stock-command SOCKET PROGRAM ARGUMENTS...   has a program run there, with its own descriptors, folder, environment, and end
 */
#define _GNU_SOURCE
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

enum { DESCRIPTORS = 4, MAX_STRINGS = 4096, MAX_BYTES = 1 << 20 };

/* What is to be run: argc strings of the command line, the rest are the environment. */
struct order {
	uint32_t argc;
	uint32_t count;
	uint32_t bytes;
};

static struct sockaddr_un address(const char *path)
{
	struct sockaddr_un result = { .sun_family = AF_UNIX };

	if (strlen(path) >= sizeof(result.sun_path))
		errx(125, "%s: too long", path);
	strcpy(result.sun_path, path);
	return result;
}

static void move(ssize_t (*work)(int, void *, size_t), int fd, void *bytes, size_t size)
{
	for (char *at = bytes; size > 0;) {
		ssize_t done = work(fd, at, size);
		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			errx(125, "the other side is gone");
		at += done;
		size -= done;
	}
}

static ssize_t put(int fd, void *bytes, size_t size)
{
	return send(fd, bytes, size, MSG_NOSIGNAL);
}

/* Sends or receives an order with descriptors. */
static void exchange(ssize_t (*work)(int, struct msghdr *), int fd, struct order *order, int *descriptors)
{
	union {
		struct cmsghdr head;
		char bytes[CMSG_SPACE(DESCRIPTORS * sizeof(int))];
	} control = { .head = { .cmsg_len = CMSG_LEN(DESCRIPTORS * sizeof(int)), SOL_SOCKET, SCM_RIGHTS } };
	struct iovec part = { order, sizeof(*order) };
	struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof(control) };

	memcpy(CMSG_DATA(&control.head), descriptors, DESCRIPTORS * sizeof(int));
	if (work(fd, &message) != sizeof(*order) || control.head.cmsg_len != CMSG_LEN(DESCRIPTORS * sizeof(int)))
		err(125, "no order");
	memcpy(descriptors, CMSG_DATA(&control.head), DESCRIPTORS * sizeof(int));
}

static ssize_t give(int fd, struct msghdr *message)
{
	return sendmsg(fd, message, MSG_NOSIGNAL);
}

static ssize_t take(int fd, struct msghdr *message)
{
	return recvmsg(fd, message, MSG_CMSG_CLOEXEC | MSG_WAITALL);
}

static void become(char **strings, struct order order, const int *descriptors)
{
	char *argv[MAX_STRINGS + 1] = { NULL };

	for (int i = 0; i < 3; i++)
		dup2(descriptors[i], i);
	if (fchdir(descriptors[3]) != 0)
		err(125, "fchdir");
	memcpy(argv, strings, order.argc * sizeof(*argv));
	execve(argv[0], argv, strings + order.argc);
	err(127, "%s", argv[0]);
}

/* Runs one program, and tells how it ended. When who asked is gone, the program is, too. */
static void serve(int fd)
{
	static char bytes[MAX_BYTES];
	static char *strings[MAX_STRINGS + 1];
	int descriptors[DESCRIPTORS], status;
	struct order order;
	char *at = bytes;

	exchange(take, fd, &order, descriptors);
	if (order.count > MAX_STRINGS || order.argc > order.count || order.argc == 0 || order.bytes > MAX_BYTES)
		errx(125, "too much");
	move(read, fd, bytes, order.bytes);
	for (uint32_t i = 0; i < order.count; i++, at += strlen(at) + 1)
		strings[i] = at;
	pid_t child = fork();
	if (child == 0)
		become(strings, order, descriptors);
	for (int i = 0; i < DESCRIPTORS; i++)
		close(descriptors[i]);
	int process = syscall(SYS_pidfd_open, child, 0);
	if (process < 0)
		err(125, "pidfd_open");
	struct pollfd waited[] = {
		{ .fd = process, .events = POLLIN },
		{ .fd = fd, .events = POLLRDHUP },
	};
	while (poll(waited, 2, -1) < 0 && errno == EINTR)
		;
	if (!waited[0].revents)
		kill(child, SIGTERM);
	waitpid(child, &status, 0);
	put(fd, &status, sizeof(status));
}

static void serveAll(const char *path)
{
	struct sockaddr_un at = address(path);
	int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (bind(listener, (struct sockaddr *)&at, sizeof(at)) != 0 || listen(listener, 64) != 0)
		err(125, "%s", path);
	signal(SIGCHLD, SIG_IGN);
	for (;;) {
		int fd = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
		if (fd >= 0 && fork() == 0) {
			signal(SIGCHLD, SIG_DFL);
			serve(fd);
			exit(0);
		}
		close(fd);
	}
}

static void append(char *bytes, struct order *order, const char *text)
{
	size_t size = strlen(text) + 1;

	if (order->bytes + size > MAX_BYTES || order->count == MAX_STRINGS)
		errx(125, "too much");
	memcpy(bytes + order->bytes, text, size);
	order->bytes += size;
	order->count++;
}

static int ask(const char *path, int argc, char **argv, char **environment)
{
	static char bytes[MAX_BYTES];
	struct sockaddr_un to = address(path);
	struct order order = { .argc = argc };
	int status, descriptors[DESCRIPTORS] = { 0, 1, 2, open(".", O_PATH | O_DIRECTORY | O_CLOEXEC) };
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (connect(fd, (struct sockaddr *)&to, sizeof(to)) != 0)
		err(125, "%s", path);
	for (; *argv != NULL; argv++)
		append(bytes, &order, *argv);
	for (; *environment != NULL; environment++)
		append(bytes, &order, *environment);
	exchange(give, fd, &order, descriptors);
	move(put, fd, bytes, order.bytes);
	move(read, fd, &status, sizeof(status));
	if (WIFSIGNALED(status)) {
		signal(WTERMSIG(status), SIG_DFL);
		raise(WTERMSIG(status));
	}
	return WEXITSTATUS(status);
}

int main(int argc, char **argv, char **environment)
{
	if (argc < 2)
		errx(125, "SOCKET [PROGRAM ARGUMENTS...]");
	if (argc > 2)
		return ask(argv[1], argc - 2, argv + 2, environment);
	serveAll(argv[1]);
}
