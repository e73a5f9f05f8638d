"""Runs commands in the guest for the host: one session at a time on each port, spoken in frames (see frame.mjs).

The host grants this program nothing it could not do itself (it started the guest), but lengths are checked all the
same, so that a lost or doubled byte ends in an error that is seen and not in a session that hangs.
"""

import ctypes
import fcntl
import heapq
import json
import os
import selectors
import signal
import struct
import sys
import termios
import time

START, STDIN, STDIN_END, TREE, TREE_END, SIGNAL, RESIZE, ABORT = range(1, 9)
HELLO, STDOUT, STDERR, EXIT, CREDIT, REFUSED, IDLE = range(0x81, 0x88)
PROTOCOL = 1
PORTS = 8
SECRET_BYTES = 32
MAX_PAYLOAD = 256 * 1024
WINDOW = 256 * 1024
CHUNK = 32 * 1024
TREE_FD = 3
CLONE_NEWNS = 0x00020000
GRACE_SECONDS = 2
DRAIN_SECONDS = 5

libc = ctypes.CDLL(None, use_errno=True)


class ProtocolError(Exception):
    pass


class Loop:
    def __init__(self):
        self.selector = selectors.EpollSelector()
        self.timers = []
        self.count = 0

    def watch(self, fd, events, callback):
        known = self.selector.get_map().get(fd)
        if not events:
            if known:
                self.selector.unregister(fd)
        elif known is None:
            self.selector.register(fd, events, callback)
        elif known.events != events or known.data is not callback:
            self.selector.modify(fd, events, callback)

    def close(self, fd):
        self.watch(fd, 0, None)
        os.close(fd)

    def after(self, seconds, callback):
        self.count += 1
        heapq.heappush(self.timers, (time.monotonic() + seconds, self.count, callback))

    def run(self):
        while True:
            timeout = None
            if self.timers:
                timeout = max(0, self.timers[0][0] - time.monotonic())
            for key, events in self.selector.select(timeout):
                # An earlier callback of this round may have closed the descriptor.
                if self.selector.get_map().get(key.fd) is key:
                    key.data(events)
            while self.timers and self.timers[0][0] <= time.monotonic():
                heapq.heappop(self.timers)[2]()


class Sink:
    """The writing end of a pipe or pty that takes a stream from the host and grants credit for what was taken."""

    def __init__(self, session, fd, stream, end_mark=b''):
        self.session, self.fd, self.stream, self.end_mark = session, fd, stream, end_mark
        self.pending = bytearray()
        self.ended = False
        os.set_blocking(fd, False)
        self.on_ready = self.flush

    def feed(self, data):
        if self.ended or len(self.pending) + len(data) > WINDOW:
            raise ProtocolError('more data than granted')
        self.pending += data
        self.flush()

    def end(self):
        self.ended = True
        self.pending += self.end_mark
        self.flush()

    def flush(self, _events=0):
        taken = 0
        while self.pending:
            if self.fd is None:
                taken += len(self.pending)
                self.pending.clear()
                break
            try:
                count = os.write(self.fd, self.pending[:CHUNK])
            except BlockingIOError:
                break
            except OSError:
                self.close()
                continue
            del self.pending[:count]
            taken += count
        if taken:
            self.session.port.send(CREDIT, struct.pack('>BI', self.stream, taken))
        if self.fd is None:
            return
        if self.pending:
            loop.watch(self.fd, selectors.EVENT_WRITE, self.on_ready)
        elif self.ended:
            self.close()
        else:
            loop.watch(self.fd, 0, None)

    def close(self):
        if self.fd is not None:
            loop.close(self.fd)
            self.fd = None


class Session:
    """One command, from START to EXIT."""

    def __init__(self, port, request):
        self.port = port
        self.sources = {}
        self.sinks = {}
        self.status = None
        self.namespace = None
        self.aborted = False
        self.drained = False
        terminal = request.get('terminal')
        if terminal:
            master, slave = os.openpty()
            ends = [slave]
            resize(master, terminal['rows'], terminal['columns'])
            stdio = (slave, slave, slave)
            self.sources[master] = STDOUT
            self.sinks[STDIN] = Sink(self, os.dup(master), STDIN, b'\x04')
            self.terminal = master
        else:
            (stdin, feed), (out, stdout), (err, stderr) = os.pipe(), os.pipe(), os.pipe()
            stdio = (stdin, stdout, stderr)
            self.sources[out], self.sources[err] = STDOUT, STDERR
            self.sinks[STDIN] = Sink(self, feed, STDIN)
            self.terminal = None
            ends = [stdin, stdout, stderr]
        tree = None
        if request.get('tree'):
            tree, feed = os.pipe()
            ends.append(tree)
            self.sinks[TREE] = Sink(self, feed, TREE)
        reuse = port.namespace if request.get('reuse') else None

        errors, report = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            become(request, stdio, bool(terminal), tree, reuse, report)
        os.close(report)
        for fd in ends:
            os.close(fd)
        problem = os.read(errors, 4096)
        os.close(errors)
        if problem:
            os.waitpid(self.pid, 0)
            self.release()
            raise OSError(problem.decode())
        if tree is not None:
            # The command waits for its tree, so it is still there to be asked for its namespace.
            self.namespace = os.open('/proc/%d/ns/mnt' % self.pid, os.O_RDONLY)
            port.keep_namespace(self.namespace)
        self.pidfd = os.pidfd_open(self.pid)
        loop.watch(self.pidfd, selectors.EVENT_READ, self.reap)
        for fd in self.sources:
            os.set_blocking(fd, False)
        self.readers = {fd: lambda _events, fd=fd: self.read_output(fd) for fd in self.sources}
        self.watch_sources()

    def watch_sources(self):
        events = 0 if self.port.is_full() else selectors.EVENT_READ
        for fd in self.sources:
            loop.watch(fd, events, self.readers[fd])

    def read_output(self, fd):
        kind = self.sources.get(fd)
        if kind is None:
            return
        try:
            data = os.read(fd, CHUNK)
        except BlockingIOError:
            return
        except OSError:
            data = b''
        if data:
            if not self.aborted:
                self.port.send(kind, data)
        else:
            del self.sources[fd]
            loop.close(fd)
            if fd == self.terminal:
                self.terminal = None
            self.finish()
        if self.port.is_full():
            self.watch_sources()

    def signal(self, number):
        if self.status is None:
            try:
                os.killpg(self.pid, number)
            except ProcessLookupError:
                pass

    def abort(self):
        self.aborted = True
        self.signal(signal.SIGHUP)
        self.signal(signal.SIGCONT)
        loop.after(GRACE_SECONDS, lambda: self.signal(signal.SIGKILL))
        self.watch_sources()

    def reap(self, _events):
        _, self.status = os.waitpid(self.pid, 0)
        loop.close(self.pidfd)
        self.kill_rest()
        for sink in self.sinks.values():
            sink.close()
        self.watch_sources()
        loop.after(DRAIN_SECONDS, self.stop_draining)
        self.finish()

    def stop_draining(self):
        self.drained = True
        self.finish()

    def kill_rest(self):
        try:
            os.killpg(self.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            pass
        if self.namespace is None:
            return
        inode = os.fstat(self.namespace).st_ino
        for _ in range(10):
            found = False
            for entry in os.listdir('/proc'):
                if not entry.isdigit():
                    continue
                try:
                    if os.stat('/proc/%s/ns/mnt' % entry).st_ino == inode:
                        os.kill(int(entry), signal.SIGKILL)
                        found = True
                except OSError:
                    pass
            if not found:
                return
            time.sleep(0.01)

    def finish(self):
        if self.status is None or (self.sources and not self.drained) or self.port.session is not self:
            return
        self.release()
        if os.WIFSIGNALED(self.status):
            result = {'signal': os.WTERMSIG(self.status)}
        else:
            result = {'status': os.WEXITSTATUS(self.status)}
        self.port.ended(self, result)

    def release(self):
        for fd in list(self.sources):
            loop.close(fd)
        self.sources.clear()
        for sink in self.sinks.values():
            sink.close()


class Port:
    def __init__(self, fd):
        self.fd = fd
        os.set_blocking(fd, False)
        self.incoming = bytearray()
        self.outgoing = bytearray()
        self.session = None
        self.namespace = None
        self.on_event = self.handle
        self.send(HELLO, json.dumps(greeting()).encode())

    def is_full(self):
        return len(self.outgoing) > WINDOW

    def send(self, kind, payload=b''):
        self.outgoing += struct.pack('>BI', kind, len(payload)) + payload
        self.flush()

    def flush(self):
        was_full = self.is_full()
        while self.outgoing:
            try:
                count = os.write(self.fd, self.outgoing[:CHUNK])
            except BlockingIOError:
                break
            del self.outgoing[:count]
        events = selectors.EVENT_READ | (selectors.EVENT_WRITE if self.outgoing else 0)
        loop.watch(self.fd, events, self.on_event)
        if was_full and not self.is_full() and self.session:
            self.session.watch_sources()

    def handle(self, events):
        if events & selectors.EVENT_WRITE:
            self.flush()
        if not events & selectors.EVENT_READ:
            return
        try:
            data = os.read(self.fd, CHUNK)
        except BlockingIOError:
            return
        if not data:
            # Nobody at the other end; the host ends the guest soon.
            if self.session and not self.session.aborted:
                self.session.abort()
            time.sleep(0.05)
            return
        self.incoming += data
        while len(self.incoming) >= 5:
            kind, length = struct.unpack_from('>BI', self.incoming)
            if length > MAX_PAYLOAD:
                raise ProtocolError('a frame of %d bytes' % length)
            if len(self.incoming) < 5 + length:
                return
            payload = bytes(self.incoming[5:5 + length])
            del self.incoming[:5 + length]
            self.receive(kind, payload)

    def receive(self, kind, payload):
        session = self.session
        if kind == START:
            if session:
                raise ProtocolError('START during a session')
            request = json.loads(payload)
            set_clock(request['time'])
            if request.get('tree'):
                self.keep_namespace(None)
            try:
                self.session = Session(self, request)
            except OSError as error:
                self.send(REFUSED, json.dumps({'message': str(error)}).encode())
        elif kind == ABORT:
            if session:
                session.abort()
            else:
                self.keep_namespace(None)
                self.send(IDLE)
        elif session is None or session.aborted:
            # Sent before the host could know that the session had ended.
            pass
        elif kind in (STDIN, TREE):
            session.sinks[kind].feed(payload)
        elif kind in (STDIN_END, TREE_END):
            session.sinks[kind - 1].end()
        elif kind == SIGNAL:
            session.signal(struct.unpack('>B', payload)[0])
        elif kind == RESIZE:
            if session.terminal is not None:
                resize(session.terminal, *struct.unpack('>HH', payload))
        else:
            raise ProtocolError('a frame of kind %d' % kind)

    def ended(self, session, result):
        self.session = None
        if session.aborted:
            self.keep_namespace(None)
            self.send(IDLE)
        else:
            self.send(EXIT, json.dumps(result).encode())

    def keep_namespace(self, fd):
        if self.namespace is not None and self.namespace != fd:
            os.close(self.namespace)
        self.namespace = fd


def become(request, stdio, terminal, tree, reuse, report):
    """The child's half of starting a command; does not return."""
    try:
        for number in (signal.SIGPIPE, signal.SIGXFSZ):
            signal.signal(number, signal.SIG_DFL)
        os.setsid()
        # Out of the way of the descriptors they are copied to.
        high = [fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, 64) for fd in stdio]
        if tree is not None:
            tree = fcntl.fcntl(tree, fcntl.F_DUPFD_CLOEXEC, 64)
        report = fcntl.fcntl(report, fcntl.F_DUPFD_CLOEXEC, 64)
        for number, fd in enumerate(high):
            os.dup2(fd, number)
        if terminal:
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)
        if tree is not None:
            os.dup2(tree, TREE_FD)
            check(libc.unshare(CLONE_NEWNS))
        if reuse is not None:
            check(libc.setns(reuse, CLONE_NEWNS))
        argv = request['argv']
        os.execvpe(argv[0], argv, {**os.environ, **request.get('env', {})})
    except BaseException as error:
        os.write(report, str(error).encode()[:4096] or b'unknown error')
    os._exit(127)


def check(result):
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def resize(fd, rows, columns):
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack('HHHH', rows, columns, 0, 0))


def set_clock(seconds):
    if abs(time.time() - seconds) > 0.2:
        time.clock_settime(time.CLOCK_REALTIME, seconds)


def read_line(path):
    try:
        with open(path) as file:
            return file.readline().strip()
    except OSError:
        return ''


def greeting():
    return {
        'protocol': PROTOCOL,
        'kernel': os.uname().release,
        'zfs': read_line('/sys/module/zfs/version'),
        'uptime': float(read_line('/proc/uptime').split()[0]),
    }


def open_ports(address, secret):
    """The serial ports named zfskit.N; or connections to an address of the host, which knows them by a secret."""
    if address:
        return [connect(address, secret) for _ in range(PORTS)]
    folder = '/sys/class/virtio-ports'
    names = {read_line('%s/%s/name' % (folder, entry)): '/dev/' + entry for entry in os.listdir(folder)}
    return [os.open(names['zfskit.%d' % number], os.O_RDWR) for number in range(PORTS)]


def connect(address, secret):
    import socket

    host, port = address.split(':')
    connection = socket.create_connection((host, int(port)), timeout=10)
    with open(secret, 'rb') as disk:
        connection.sendall(disk.read(SECRET_BYTES))
    return connection.detach()


loop = Loop()
ports = [Port(fd) for fd in open_ports(*sys.argv[1:3])]
loop.run()
