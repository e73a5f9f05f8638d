/*
 * Times one ioctl of /dev/zfs from C: for comparison with zfskit, in the same guest and run.
 * Each line "REQUEST NAME ROUNDS DST_OFFSET" on standard input is answered with the nanoseconds a call took, a line each.
 * DST_OFFSET is where zc_nvlist_dst and, behind it, zc_nvlist_dst_size are in zfs_cmd_t.
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>

static uint64_t
nanoseconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (now.tv_sec * UINT64_C(1000000000) + now.tv_nsec);
}

int
main(void)
{
	int fd = open("/dev/zfs", O_RDWR | O_CLOEXEC);
	if (fd < 0) {
		perror("/dev/zfs");
		return (1);
	}
	static char dst[1 << 20];
	char line[1024];
	while (fgets(line, sizeof (line), stdin) != NULL) {
		unsigned long request, offset;
		char name[512];
		int rounds;
		if (sscanf(line, "%lx %511s %d %lu", &request, name, &rounds, &offset) != 4)
			return (2);
		for (int round = 0; round < rounds; round++) {
			/* What any caller has to do each time: a zeroed command, its name, its buffer. */
			uint64_t start = nanoseconds();
			char *command = calloc(1, 16384);
			if (strcmp(name, "-") != 0)
				strcpy(command, name);
			uint64_t address = (uint64_t)(uintptr_t)dst, size = 65536;
			memcpy(command + offset, &address, sizeof (address));
			memcpy(command + offset + 8, &size, sizeof (size));
			int failed = ioctl(fd, request, command);
			free(command);
			printf("%d %llu\n", failed, (unsigned long long)(nanoseconds() - start));
		}
		fflush(stdout);
	}
	return (0);
}
