import { exitWith, type ManualFacts } from './manual.ts';

/** What `ioctl call` is given, and where its reply goes. */
const IOCTL_ARGUMENTS = [
  'The arguments are those that "zfskit ioctl show NAME" lists. 64-bit integers are numbers or strings of decimal digits, bytes are hexadecimal digits; { "type": "uint64", "value": "5" } names a type where the ioctl leaves it open.',
  'A key on the command line can be seen by others: give it on standard input. The reply of an ioctl that writes a stream is printed on standard error.',
];

const LIST_FILES = {
  title: '',
  text: [
    'FILE is native (either byte order) or XDR encoded, found out from its header, or the lossless JSON that "nvlist dump --lossless" prints; - is standard input.',
  ],
};

const STREAM_FILES = {
  title: '',
  text: [
    'FILE is what "zfs send" writes, plain or a package (-R, -I, -p), of either byte order; - is standard input.',
  ],
};

const SIGNALS = 'Those of the terminal reach the program as ever; SIGTERM and SIGHUP are passed on to it.';

/** Exit statuses of a command that runs a program, as env(1) and timeout(1) have them. */
const PROGRAM_EXIT = [
  ['126', 'the program cannot be run'],
  ['127', 'there is no such program'],
  ['128+n', 'signal n killed the program'],
  ['other', "the program's own"],
] as const;

/** Variables of the environment that the command heeds. */
export const ENVIRONMENT = [
  ['LISTEN_FDS', 'a socket that systemd passes to "zfskit serve", with LISTEN_PID; see sd_listen_fds(3)'],
  ['NO_COLOR', 'when it is set and not empty, nothing is coloured; see no-color.org'],
  [
    'ZFSKIT_SOCKET',
    'socket of "zfskit serve" that events, history, ioctl call, iostat, list, pools and status ask in the place of the kernel',
  ],
] as const;

/** Files that the command reads, beside those that it is given. */
export const FILES = [
  ['/dev/zfs', "the kernel's ZFS"],
  ['/proc/spl/kstat/zfs', 'what the kernel counts'],
  ['/sys/module/zfs/version', 'the release of the loaded module'],
] as const;

/** The manual of every command, by its words behind `zfskit`; that of zfskit itself is ''. */
export const MANUALS: Readonly<Record<string, ManualFacts>> = {
  '': {
    sections: [{ title: 'Environment', text: ENVIRONMENT }],
    examples: [
      ['zfskit list tank', 'the datasets of a pool'],
      ['zfskit list tank --json', 'the same, one JSON object a line'],
      ['zfskit status', 'problems, background work, devices of all pools'],
      ['zfskit iostat tank 5', 'what a pool reads and writes, every 5 seconds'],
      ['zfskit abi', 'which ZFS module is loaded, and what it supports'],
      ['zfskit ioctl show snapshot', 'what an ioctl takes and answers'],
      ['zfskit serve --help', 'ZFS for other processes and users, on a socket'],
      ['zfskit trace zfs list', 'the ioctls of any program, decoded'],
      ['zfskit run -- zpool status', 'the stock commands without a ZFS module'],
    ],
  },
  abi: {
    examples: [['zfskit abi'], ["zfskit abi --json | jq '.features'"]],
  },
  completion: {
    sections: [
      {
        title: '',
        text: [
          'The script completes commands, options, their values and files; of pools and datasets it asks "zfskit list", which answers only where ZFS can be opened.',
        ],
      },
    ],
    examples: [
      ['. <(zfskit completion bash)', 'in this shell, or in ~/.bashrc'],
      ['zfskit completion zsh > "$fpath[1]/_zfskit"', 'before compinit runs'],
      ['zfskit completion fish > ~/.config/fish/completions/zfskit.fish'],
    ],
  },
  events: {
    examples: [
      ['zfskit events', 'what the kernel still knows of'],
      ['zfskit events -f --pool tank', 'what happens to a pool, as it happens'],
      ["zfskit events -f --class ereport --json | jq '.class'"],
    ],
  },
  history: {
    examples: [
      ['zfskit history tank'],
      ['zfskit history tank -il --last 20', 'the newest, with who did it and what was asked'],
      ['zfskit history tank --json | jq -r .command'],
    ],
  },
  ioctl: {
    examples: [
      ['zfskit ioctl list'],
      ['zfskit ioctl show objset_stats'],
      ['zfskit ioctl call objset_stats tank/a'],
    ],
  },
  'ioctl list': {
    examples: [['zfskit ioctl list'], ["zfskit ioctl list --json | jq -r 'select(.loaded) | .name'"]],
  },
  'ioctl show': {
    examples: [['zfskit ioctl show objset_stats'], ['zfskit ioctl show ZFS_IOC_CREATE --json']],
  },
  'ioctl call': {
    sections: [{ title: '', text: IOCTL_ARGUMENTS }],
    examples: [
      ['zfskit ioctl call pool_configs'],
      ['zfskit ioctl call objset_stats tank/a --json'],
      ['zfskit ioctl call dataset_list_next tank \'{"zc_cookie": 0}\''],
      ['zfskit ioctl call create tank/a \'{"innvl": {"type": 2}}\' --yes'],
      ['zfskit ioctl call load_key tank/secret - --yes < key.json'],
    ],
  },
  iostat: {
    sections: [
      {
        title: '',
        text: [
          'Of all pools, one that goes away or does not answer for 10 seconds is told and left out, and the others go on.',
        ],
      },
    ],
    examples: [
      ['zfskit iostat', 'all pools, averages since they were imported'],
      ['zfskit iostat tank 5 -lv', 'a pool and its vdevs, with latencies'],
      ['zfskit iostat tank 1 -n 10 --json'],
    ],
    exit: exitWith(['1', 'failed, or a pool was left out']),
  },
  label: {
    sections: [
      {
        title: '',
        text: [
          'All four labels are read, every checksum is checked, and the labels are compared. Reading needs no ZFS module.',
        ],
      },
    ],
    examples: [
      ['zfskit label /dev/sda1'],
      ['zfskit label -u /srv/image', 'the transaction groups to go back to'],
      ["zfskit label --json /dev/sd?1 | jq 'select(.problems != [])'"],
    ],
    exit: exitWith(['1', 'failed, or a device cannot be read or has no valid label (the others are shown)']),
  },
  list: {
    examples: [
      ['zfskit list tank'],
      ['zfskit list tank -t snapshot -o name,used,creation'],
      ['zfskit list tank -d 1 -o name,compressratio,mountpoint'],
      ['zfskit list tank --json | jq -r .name'],
    ],
  },
  nvlist: {
    sections: [LIST_FILES],
    examples: [
      ['zfskit nvlist dump /etc/zfs/zpool.cache'],
      ['zfskit nvlist convert zpool.cache --to xdr -o zpool.xdr'],
      ['zfskit nvlist diff before.bin after.bin'],
    ],
  },
  'nvlist dump': {
    sections: [LIST_FILES],
    examples: [
      ['zfskit nvlist dump /etc/zfs/zpool.cache'],
      ['zfskit nvlist dump --json list.bin | jq keys'],
      ['zfskit nvlist dump --lossless list.bin > list.json', 'to be edited and converted'],
    ],
  },
  'nvlist convert': {
    sections: [LIST_FILES],
    examples: [
      ['zfskit nvlist convert zpool.cache --to xdr -o zpool.xdr'],
      ['zfskit nvlist convert list.json --to native --endian big -o list.bin'],
    ],
  },
  'nvlist diff': {
    sections: [LIST_FILES],
    examples: [['zfskit nvlist diff before.bin after.bin']],
    exit: exitWith(['0', 'the same'], ['1', 'different, or failed']),
  },
  pools: {
    examples: [['zfskit pools'], ['zfskit pools --json | jq -r \'select(.state != "ONLINE") | .name\'']],
    exit: exitWith(['1', 'failed, or a pool did not answer for 10 seconds (the others are listed)']),
  },
  run: {
    sections: [
      {
        title: '',
        text: [
          "The program, and all that it starts, finds /dev/zfs and /sys/module/zfs as the engine has them. Its input, output and error are those of zfskit. Its libzfs must be of a release with the ioctls of the engine's: others cannot open /dev/zfs.",
        ],
      },
      {
        title: 'Mounts',
        text: [
          'An engine in user space mounts nothing. "zfs mount" says "Function not implemented"; "zpool create" and "zfs create" make the pool or filesystem and then fail to mount it, unless it has canmount=off or mountpoint=none.',
        ],
      },
      { title: 'Signals', text: [SIGNALS] },
    ],
    examples: [
      ['zfskit run -- zpool create -O canmount=off tank /path/file'],
      ['zfskit run -- zfs create -V 1G tank/volume'],
      [
        'zfskit run --state ~/.zfskit -- zpool import -d ~/pools tank',
        'the pool is there in later runs with that folder',
      ],
      ['zfskit run --state ~/.zfskit -- zfs list -t all'],
      ['zfskit run --socket /run/zfskit.sock -- zpool status'],
      ["zfskit run -- sh -c 'zfs send tank/v@now | ssh host zfs receive backup/v'"],
    ],
    exit: [
      ['2', 'wrong usage'],
      ['125', 'the engine or the run failed, also where the program did not notice'],
      ...PROGRAM_EXIT,
    ],
  },
  serve: {
    sections: [
      {
        title: 'Rules: WHO: WHAT on WHERE',
        text: [
          ['WHO', 'uid=N, gid=N (several with commas), or * for anyone'],
          [
            'WHAT',
            'with commas: read, snapshot, send, receive, hold, dataset, pool, volume-io, all, or ioctls',
          ],
          [
            'WHERE',
            'with commas: a dataset with its snapshots; NAME/** is one and all below it, ** everything',
          ],
          'Root and the user that it runs as may do all. Without a rule others may read everything, with rules only what these say. Other users can connect at all only when --mode lets them.',
        ],
      },
      { title: 'In a program', text: ["await openZfs({ socket: '/run/zfskit.sock' })"] },
    ],
    examples: [
      ['zfskit serve --socket /run/zfskit.sock'],
      [
        "zfskit serve --socket /run/zfskit.sock --mode 666 \\\n  --allow 'uid=1000: read, snapshot on tank/home/**' \\\n  --allow 'gid=110: send, hold on tank/**'",
      ],
      ['zfskit serve --socket ./zfs.sock --engine userspace --state ./pools', 'no kernel module, no root'],
      [
        'zfskit serve --socket /run/zfskit.sock --allow-file /etc/zfskit.rules \\\n  --audit /var/log/zfskit.audit',
      ],
    ],
    exit: exitWith(['0', 'stopped by SIGINT or SIGTERM']),
  },
  status: {
    sections: [
      {
        title: '',
        text: ['Of a suspended pool that does not answer for 10 seconds its problems are shown.'],
      },
    ],
    examples: [
      ['zfskit status'],
      ['zfskit status -v tank'],
      ["zfskit status --check --json | jq '.problems[]'"],
    ],
    exit: exitWith(
      ['1', 'failed, or a pool is not there or did not answer (the others are shown)'],
      [
        '3',
        'with --check: a pool has a warning or a critical problem, even where another is not there or did not answer',
      ],
    ),
  },
  stream: {
    sections: [STREAM_FILES],
    examples: [
      ['zfskit stream dump backup.zfs'],
      ['zfs send -R tank/a@now | zfskit stream dump -v --json -'],
      ['zfskit stream verify backup.zfs && zfs receive tank/b <backup.zfs'],
      ['zfskit stream token "$(zfs get -Ho value receive_resume_token tank/b)"'],
    ],
  },
  'stream dump': {
    sections: [STREAM_FILES],
    examples: [
      ['zfskit stream dump backup.zfs'],
      ['zfs send -R tank/a@now | zfskit stream dump -v --json -'],
    ],
    exit: exitWith(['1', 'failed, or the stream is damaged']),
  },
  'stream verify': {
    sections: [STREAM_FILES],
    examples: [['zfskit stream verify backup.zfs && zfs receive tank/b <backup.zfs']],
    exit: exitWith(['0', 'the stream is whole'], ['1', 'failed, or the stream is damaged']),
  },
  'stream token': {
    examples: [
      ['zfskit stream token "$(zfs get -Ho value receive_resume_token tank/b)"'],
      ['zfskit stream token --json - < token'],
    ],
  },
  trace: {
    sections: [
      {
        title: '',
        text: [
          'Lines go to standard error, or to the file of -o: what the program prints stays clean. Options after PROGRAM are its own. To run a program called show or diff, give its path.',
        ],
      },
      {
        title: 'Filters',
        text: [
          ['ioctl=A,B', 'ioctls, with or without ZFS_IOC_'],
          ['pool=NAME', 'what is about a pool and all in it'],
          ['dataset=NAME', 'what is about a dataset'],
          ['error', 'what failed; error=ENOENT,EBUSY with these errors'],
          ['ok', 'what did not fail'],
          ['duration>10ms', 'what took longer; ns, us, ms or s'],
          ['pid=N', 'what a process did'],
          'Names may have * in them. With != in place of =, or ! before the names, all other calls are shown; of error!=ENOENT those that failed otherwise. A call that never came back counts as failed, and takes longer than any duration.',
        ],
      },
      {
        title: 'Signals',
        text: [
          `${SIGNALS} Where it cannot act on them, because it is gone or nobody reads the trace, the second one ends zfskit, and it. With -p, SIGINT, SIGTERM and SIGHUP let go of the processes, which run on; a second one ends zfskit at once.`,
        ],
      },
    ],
    examples: [
      ['zfskit trace zpool create tank mirror a b'],
      ['zfskit trace -v zfs snapshot tank@now', 'all that was asked and answered'],
      ['zfskit trace -c zfs list -r tank', 'how many ioctls, and what they took'],
      ['zfskit trace -tt -T -e error -p "$(pidof zed)"', 'what fails, until Ctrl-C'],
      ["zfskit trace --json -o calls.json -e 'ioctl=*SNAP*' -- zfs destroy tank@a"],
      ['zfskit trace --record slow.trace zpool import tank'],
      ["zfskit trace show -v -e 'duration>1s' slow.trace", 'the same, later'],
    ],
    exit: [
      ['0', 'with -p: no process is left, or they were let go of'],
      ['2', 'wrong usage'],
      ['125', 'the trace failed'],
      ...PROGRAM_EXIT,
    ],
  },
  'trace show': {
    sections: [
      {
        title: '',
        text: [
          'Wrapping keys and passwords are in a recording only when it was made with --show-secrets; else the option has no effect.',
        ],
      },
    ],
    examples: [
      ['zfskit trace show import.trace'],
      ['zfskit trace show -v -e error import.trace'],
      ['zfskit trace show --json import.trace | jq .ioctl'],
      ['zfskit trace show --html import.html import.trace'],
    ],
    exit: [
      ['0', 'done'],
      ['2', 'wrong usage'],
      ['125', 'the recording is cut off, damaged or none: what is before that place is printed'],
    ],
  },
  'trace diff': {
    sections: [
      {
        title: '',
        text: [
          "Lines begin with - for a call that A alone has, + for one that B alone has, and ! for two of the same ioctl and subject that differ, with what was given or answered below; #N is the call's place in its recording. Processes, times, addresses, sizes of buffers, descriptors, the order of pairs and calls that were repeated for a larger buffer never count; values that differ from run to run (guids, transaction groups, times) count and are marked.",
        ],
      },
    ],
    examples: [
      ['zfskit trace diff before.trace after.trace'],
      ['zfskit trace diff --map tank=test --results a.trace b.trace'],
    ],
    exit: [
      ['0', 'the same'],
      ['1', 'different'],
      ['2', 'wrong usage'],
      ['125', 'a recording cannot be read'],
    ],
  },
};
