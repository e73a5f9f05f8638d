/*
 * libnvpair as an oracle for bytes that may be hostile, in a process of its own.
 *
 * Standard input: requests, each a 32-bit length and that many bytes. Standard output: answers, each a 32-bit errno of
 * nvlist_unpack, a 32-bit length, and that many bytes: the list copied pair by pair (so that nothing is left of odd
 * padding, unknown flags and duplicates) and packed as native, a 32-bit length, and what dump_nvlist prints of it.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <libnvpair.h>

static void
answer(uint32_t error, const char *packed, uint32_t packed_size, const char *text, uint32_t text_size)
{
	FILE *out = stderr;

	fwrite(&error, 4, 1, out);
	fwrite(&packed_size, 4, 1, out);
	fwrite(packed, 1, packed_size, out);
	fwrite(&text_size, 4, 1, out);
	fwrite(text, 1, text_size, out);
	fflush(out);
}

int
main(void)
{
	uint32_t size;
	static char buffer[1 << 16];

	/* dump_nvlist prints to stdout, so the answers go to stderr. */
	setvbuf(stderr, buffer, _IOFBF, sizeof (buffer));
	while (fread(&size, 4, 1, stdin) == 1) {
		/* A fresh block of exactly this size, so that reading beyond it can be seen by a checker. */
		char *bytes = malloc(size);
		nvlist_t *list, *copy;
		char *packed = NULL;
		size_t packed_size = 0;
		char *text = NULL;
		size_t text_size = 0;
		FILE *saved = stdout;
		int error;

		if (fread(bytes, 1, size, stdin) != size)
			return (0);
		error = nvlist_unpack(bytes, size, &list, 0);
		free(bytes);
		if (error != 0) {
			answer(error, NULL, 0, NULL, 0);
			continue;
		}
		if (nvlist_dup(list, &copy, 0) != 0 || nvlist_pack(copy, &packed, &packed_size, NV_ENCODE_NATIVE, 0) != 0) {
			answer(1000, NULL, 0, NULL, 0);
			nvlist_free(list);
			continue;
		}
		stdout = open_memstream(&text, &text_size);
		dump_nvlist(copy, 0);
		fclose(stdout);
		stdout = saved;
		answer(0, packed, packed_size, text, text_size);
		free(text);
		free(packed);
		nvlist_free(copy);
		nvlist_free(list);
	}
	return (0);
}
