/*
 * The peer in the benchmark: libnvpair called from C.
 *
 *   libnvpair FILE...
 *
 * Reads commands from standard input, one a line: "unpack FILE-NUMBER ROUNDS" or "build FILE-NUMBER ENCODING ROUNDS",
 * and answers with the nanoseconds that all rounds took. FILE is an encoded list.
 *
 * unpack: nvlist_unpack, nvlist_free. build: the same list with one nvlist_add_* for each pair, from values that lie
 * ready in an array, then nvlist_pack, free and nvlist_free.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <libnvpair.h>

struct list;

struct pair {
	char *name;
	data_type_t type;
	uint64_t number;
	double real;
	void *array;
	uint_t count;
	struct list *lists;
};

struct list {
	uint_t flags;
	size_t count;
	struct pair *pairs;
};

#define SCALAR(T, ctype, fn) case T: { ctype v; nvpair_value_##fn(from, &v); to->number = (uint64_t)v; break; }
#define ARRAY(T, ctype, fn) case T: { ctype *v; nvpair_value_##fn(from, &v, &to->count); to->array = v; break; }

static void describe(nvlist_t *from, struct list *to);

static void
describe_pair(nvpair_t *from, struct pair *to)
{
	to->name = (char *)nvpair_name(from);
	to->type = nvpair_type(from);
	switch (to->type) {
	case DATA_TYPE_BOOLEAN:
		break;
	SCALAR(DATA_TYPE_BOOLEAN_VALUE, boolean_t, boolean_value)
	SCALAR(DATA_TYPE_INT32, int32_t, int32)
	SCALAR(DATA_TYPE_UINT64, uint64_t, uint64)
	ARRAY(DATA_TYPE_UINT64_ARRAY, uint64_t, uint64_array)
	case DATA_TYPE_STRING: {
		char *v;
		nvpair_value_string(from, &v);
		to->array = v;
		break;
	}
	case DATA_TYPE_NVLIST: {
		nvlist_t *v;
		nvpair_value_nvlist(from, &v);
		to->lists = calloc(1, sizeof (struct list));
		describe(v, to->lists);
		break;
	}
	case DATA_TYPE_NVLIST_ARRAY: {
		nvlist_t **v;
		nvpair_value_nvlist_array(from, &v, &to->count);
		to->lists = calloc(to->count, sizeof (struct list));
		for (uint_t i = 0; i < to->count; i++)
			describe(v[i], &to->lists[i]);
		break;
	}
	default:
		fprintf(stderr, "the benchmark has no lists with type %d\n", to->type);
		exit(1);
	}
}

static void
describe(nvlist_t *from, struct list *to)
{
	nvpair_t *pair = NULL;

	to->flags = NV_UNIQUE_NAME;
	while ((pair = nvlist_next_nvpair(from, pair)) != NULL)
		to->count++;
	to->pairs = calloc(to->count, sizeof (struct pair));
	for (size_t i = 0; i < to->count; i++) {
		pair = nvlist_next_nvpair(from, pair);
		describe_pair(pair, &to->pairs[i]);
	}
}

static nvlist_t *
build(const struct list *from)
{
	nvlist_t *list;

	nvlist_alloc(&list, from->flags, 0);
	for (size_t i = 0; i < from->count; i++) {
		const struct pair *pair = &from->pairs[i];

		switch (pair->type) {
		case DATA_TYPE_BOOLEAN:
			nvlist_add_boolean(list, pair->name);
			break;
		case DATA_TYPE_BOOLEAN_VALUE:
			nvlist_add_boolean_value(list, pair->name, (boolean_t)pair->number);
			break;
		case DATA_TYPE_INT32:
			nvlist_add_int32(list, pair->name, (int32_t)pair->number);
			break;
		case DATA_TYPE_UINT64:
			nvlist_add_uint64(list, pair->name, pair->number);
			break;
		case DATA_TYPE_UINT64_ARRAY:
			nvlist_add_uint64_array(list, pair->name, pair->array, pair->count);
			break;
		case DATA_TYPE_STRING:
			nvlist_add_string(list, pair->name, pair->array);
			break;
		case DATA_TYPE_NVLIST: {
			nvlist_t *child = build(pair->lists);
			nvlist_add_nvlist(list, pair->name, child);
			nvlist_free(child);
			break;
		}
		default: {
			nvlist_t *children[64];
			for (uint_t j = 0; j < pair->count; j++)
				children[j] = build(&pair->lists[j]);
			nvlist_add_nvlist_array(list, pair->name, (void *)children, pair->count);
			for (uint_t j = 0; j < pair->count; j++)
				nvlist_free(children[j]);
		}
		}
	}
	return (list);
}

struct file {
	char *bytes;
	size_t size;
	struct list description;
};

static void
load(const char *path, struct file *file)
{
	FILE *stream = fopen(path, "rb");
	nvlist_t *list;

	if (stream == NULL) {
		perror(path);
		exit(1);
	}
	fseek(stream, 0, SEEK_END);
	file->size = ftell(stream);
	rewind(stream);
	file->bytes = malloc(file->size);
	if (fread(file->bytes, 1, file->size, stream) != file->size ||
	    nvlist_unpack(file->bytes, file->size, &list, 0) != 0) {
		fprintf(stderr, "%s holds no list\n", path);
		exit(1);
	}
	fclose(stream);
	describe(list, &file->description);
}

static long long
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (t.tv_sec * 1000000000LL + t.tv_nsec);
}

int
main(int argc, char **argv)
{
	struct file *files = calloc(argc, sizeof (struct file));
	char what[16];
	int number, encoding, rounds;

	for (int i = 1; i < argc; i++)
		load(argv[i], &files[i - 1]);
	while (scanf("%15s %d %d %d", what, &number, &encoding, &rounds) == 4) {
		struct file *file = &files[number];
		long long start = now();

		for (int i = 0; i < rounds; i++) {
			nvlist_t *list;

			if (strcmp(what, "unpack") == 0) {
				if (nvlist_unpack(file->bytes, file->size, &list, 0) != 0)
					abort();
			} else {
				char *packed = NULL;
				size_t size;

				list = build(&file->description);
				if (nvlist_pack(list, &packed, &size, encoding, 0) != 0)
					abort();
				free(packed);
			}
			nvlist_free(list);
		}
		printf("%lld\n", now() - start);
		fflush(stdout);
	}
	return (0);
}
