/*
 * Runs the stock commands of the suite in a process tree that `zfskit run` has started once, instead of starting it for each of them.
 *
 *     stock-command SOCKET LIBRARIES PROGRAM...   waits on a socket for commands; the last argument is the folder that they are in
 *     zfs ARGUMENTS...                            any other name: has that command run there, with its own descriptors, folder,
 *                                                 environment, and end
 *
 * The socket of a command is `socket` beside this file.
 */
#define _GNU_SOURCE
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
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

/* Becomes the command: the program, or what loads it, stands before its name. */
static void become(char **strings, struct order order, char **program, const char *libraries, const int *descriptors)
{
	char *argv[MAX_STRINGS + 8], path[PATH_MAX], library[PATH_MAX];
	int argc = 0;

	for (int i = 0; i < 3; i++)
		dup2(descriptors[i], i);
	if (fchdir(descriptors[3]) != 0)
		err(125, "fchdir");
	for (; program[1] != NULL && argc < 7; program++)
		argv[argc++] = *program;
	snprintf(path, sizeof(path), "%s/%s", *program, strings[0]);
	argv[argc++] = path;
	for (uint32_t i = 1; i < order.argc; i++)
		argv[argc++] = strings[i];
	argv[argc] = NULL;
	clearenv();
	for (uint32_t i = order.argc; i < order.count; i++)
		putenv(strings[i]);
	snprintf(library, sizeof(library), "LD_LIBRARY_PATH=%s", libraries);
	putenv(library);
	execv(argv[0], argv);
	err(127, "%s", argv[0]);
}

/* Carries out one command, and tells how it ended. When who asked is gone, the command is, too. */
static void serve(int fd, char **program, const char *libraries)
{
	static char bytes[MAX_BYTES];
	static char *strings[MAX_STRINGS];
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
		become(strings, order, program, libraries, descriptors);
	for (int i = 0; i < DESCRIPTORS; i++)
		close(descriptors[i]);
	struct pollfd waited[] = {
		{ .fd = syscall(SYS_pidfd_open, child, 0), .events = POLLIN },
		{ .fd = fd, .events = POLLRDHUP },
	};
	while (poll(waited, 2, -1) < 0 && errno == EINTR)
		;
	if (!waited[0].revents)
		kill(child, SIGTERM);
	waitpid(child, &status, 0);
	put(fd, &status, sizeof(status));
}

static void serveAll(const char *path, char **program, const char *libraries)
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
			serve(fd, program, libraries);
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

static int ask(const char *name, int argc, char **argv, char **environment)
{
	static char bytes[MAX_BYTES];
	char own[PATH_MAX] = "";
	struct order order = { .argc = argc };
	int status, descriptors[DESCRIPTORS] = { 0, 1, 2, open(".", O_PATH | O_DIRECTORY | O_CLOEXEC) };

	if (readlink("/proc/self/exe", own, sizeof(own) - 1) < 0)
		err(125, "/proc/self/exe");
	strcat(dirname(own), "/socket");
	struct sockaddr_un to = address(own);
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (connect(fd, (struct sockaddr *)&to, sizeof(to)) != 0)
		err(125, "%s", own);
	append(bytes, &order, name);
	for (int i = 1; i < argc; i++)
		append(bytes, &order, argv[i]);
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
	const char *name = basename(argv[0]);

	if (strcmp(name, "stock-command") != 0)
		return ask(name, argc, argv, environment);
	if (argc < 4)
		errx(125, "SOCKET LIBRARIES PROGRAM...");
	serveAll(argv[1], argv + 3, argv[2]);
}
