"""The catalogue of attacks: each row a real submission to the small course, and how it must end.

F  the attacked check fails, the others keep their points        f  the attacked check fails; others may suffer, too
H  an honest answer with full marks: the attack changed nothing  R  refused when it is loaded, score 0
N  the attempt is refused by the box, the answer counts in full  K  the box is killed for it, the check fails

N and K are about secrets and the machine: they hold from the rung `filtered` on. On `process` only those in `TRIED` are
carried out, to show that nothing is promised there; score integrity (F, f, H, R) holds on every rung.
"""

import re
from dataclasses import dataclass

from helpers import GOOD

from grader.box import syscalls


@dataclass(frozen=True)
class Attack:
    name: str
    row: str
    expected: str
    source: str
    everywhere: bool = False  # an N that holds on `process`, too


CALLS = """
import ctypes, errno, os
libc = ctypes.CDLL(None, use_errno=True)
def call(number, *arguments):
    if number is None:
        raise OSError(errno.ENOSYS, "this machine has no such call")
    found = libc.syscall(ctypes.c_long(number), *[ctypes.c_long(a) if isinstance(a, int) else a for a in arguments])
    if found < 0:
        raise OSError(ctypes.get_errno(), "refused")
    return found
"""


def numbered(source: str) -> str:
    """`#ptrace#` becomes the number of that system call on this machine."""
    numbers = syscalls.numbers()
    return re.sub(r"#(\w+)#", lambda match: str(numbers.get(match[1])), source)


def total(body: str, before: str = "") -> str:
    lines = "\n    ".join(body.strip("\n").split("\n"))
    return f"{GOOD}\n{before}\ndef total(x):\n    {lines}\n"


def attempt(action: str) -> str:
    """Do it, say what became of it, and answer rightly."""
    lines = "\n    ".join(action.split("\n"))
    return total(
        f"try:\n    {lines}\n    print('GOT')\n"
        "except Exception as error:\n    print('refused:', type(error).__name__, getattr(error, 'errno', ''))\n"
        "return np.sum(x)",
        CALLS + "import socket, subprocess, shutil, signal, pathlib, threading\n",
    )


BOX = """
import gc, os, struct, sys, time
def box():
    return next(found for found in gc.get_objects() if type(found).__name__ == "BoxServer")
"""
RIGHT = "return np.sum(x)"


def score(name: str, row: str, expected: str, body: str, before: str = "") -> Attack:
    return Attack(name, row, expected, numbered(total(body, before)))


def host(name: str, row: str, action: str, expected: str = "N", everywhere: bool = False) -> Attack:
    return Attack(name, row, expected, numbered(attempt(action)), everywhere)


ENDING = [
    Attack("sys.exit at import", "7.1", "R", "import sys\nsys.exit(0)\n" + GOOD),
    Attack("os._exit at import", "7.1", "R", "import os\nos._exit(0)\n" + GOOD),
    score("raise SystemExit", "7.1", "F", "raise SystemExit(0)"),
    score("os._exit(0)", "7.1", "F", "import os; os._exit(0)"),
    score("SIGKILL to itself", "7.1", "F", "import os; os.kill(os.getpid(), 9)"),
    score("segfault", "7.1", "F", "import ctypes; return ctypes.string_at(0)"),
    score("deep recursion", "7.1", "F", "return total(x)"),
    score("recursion in C", "7.1", "F", "a = []\nfor _ in range(10**5): a = [a]\nreturn repr(a)"),
    score("recursion in the parser", "7.1", "F", "return eval('-' * 100_000 + '1')"),
    score("signals ignored", "7.1", "F", "import signal\n"
          "for s in (signal.SIGALRM, signal.SIGXCPU, signal.SIGTERM): signal.signal(s, signal.SIG_IGN)\n"
          "while True: pass"),
    score("trace hooks", "7.1", "H", "import sys, threading\nsys.settrace(lambda *a: None); "
          f"sys.setprofile(lambda *a: None); threading.settrace(lambda *a: None)\n{RIGHT}"),
    score("KeyboardInterrupt", "7.1", "F", "raise KeyboardInterrupt"),
    score("GeneratorExit", "7.1", "F", "raise GeneratorExit"),
    score("own BaseException", "7.1", "F", "raise type('Odd', (BaseException,), {})()"),
    score("__str__ raises", "7.1", "F", "class E(Exception):\n    def __str__(self): raise SystemExit\nraise E()"),
    score("__str__ loops", "7.1", "F", "class E(Exception):\n    def __str__(self):\n        while True: pass\nraise E()"),
    score("__str__ of 100 MB", "7.1", "F", "class E(Exception):\n    def __str__(self): return 'x' * 10**8\nraise E()"),
    score("exception chain", "7.1", "F", "e = None\nfor _ in range(10**4):\n"
          "    new = ValueError(); new.__cause__ = e; e = new\n"
          "raise e"),
    score("exception groups", "7.1", "F", "e = ValueError()\nfor _ in range(10**4): e = ExceptionGroup('g', [e])\nraise e"),
    score("hooks replaced", "7.1", "H", "import sys, threading, os\n"
          f"sys.excepthook = sys.unraisablehook = threading.excepthook = lambda *a: os._exit(0)\n{RIGHT}"),
    score("thread after the answer", "7.1", "H", "import threading, time\n"
          "def later():\n    time.sleep(30)\n"
          f"try: threading.Thread(target=later, daemon=True).start()\nexcept RuntimeError: pass\n{RIGHT}"),
    score("hangs at exit", "7.1", "H", f"import atexit\natexit.register(lambda: [0 for _ in iter(int, 1)])\n{RIGHT}"),
]  # fmt: skip

IDLE = [
    score("SIGSTOP to itself", "7.1", "F", "import os, signal; os.kill(os.getpid(), signal.SIGSTOP)"),
    score("sleeps", "7.1", "F", "import time; time.sleep(10**6)"),
    score("drips bytes", "7.2", "F", "os.write(box().send, struct.pack('<II', 1000, 0))\n"
          "while True: os.write(box_send, b'x'); time.sleep(1)", BOX + "box_send = box().send\n"),
    Attack("floods while it is loaded", "7.2", "R", BOX + "sys.modules['grader.box.serve']\n"
           "frame = sys.modules['grader.box.codec'].pack({'at': [0, 0]}) * 10_000\n"
           "send = box().send\nwhile True: os.write(send, frame)\n" + GOOD),
]  # fmt: skip

FORGING = [
    score("forged wrong reply", "7.2", "f", "os.write(box().send, codec.pack({'ok': 0.0, 'changed': []}))\nreturn 0.0",
          BOX + "codec = sys.modules['grader.box.codec']\n"),
    score("answers for later", "7.2", "R", "return 0.0", BOX + "codec = sys.modules['grader.box.codec']\n"
          "for _ in range(50): os.write(box().send, codec.pack({'ok': 1.0, 'changed': []}))\n"),
    score("two replies", "7.2", "f", "for _ in range(2): os.write(box().send, codec.pack({'ok': 0.0, 'changed': []}))\n"
          "return 0.0", BOX + "codec = sys.modules['grader.box.codec']\n"),
    score("pipe closed", "7.2", "F", "os.close(box().send)\nwhile True: pass", BOX),
    score("pickle bytes", "7.2", "F", "import pickle\nreturn pickle.dumps({'ok': np.sum(x)})"),
    score("a frame of Timestamps", "7.2", "F", "os.write(box().send, struct.pack('<II', 6, 0) + b'\\xd6\\xff\\0\\0\\0\\1')\n"
          "os._exit(0)", BOX),
    score("invalid UTF-8", "7.2", "F", "return '\\ud800'"),
    score("nested deeply", "7.2", "F", "a = []\nfor _ in range(10**5): a = [a]\nreturn a"),
    score("an array beyond its buffer", "7.2", "F", "head = struct.pack('<B3s2Q', 3, b'<f8', 2**63, 2**62)\n"
          "body = b'\\x81\\xa2ok\\xc7' + bytes([len(head), 1]) + head\n"
          "os.write(box().send, struct.pack('<II', len(body), 0) + body)\nos._exit(0)", BOX),
    score("keys that are NaN", "7.2", "F", "return {float('nan'): 1.0}"),
    score("a million keys", "7.2", "F", "return dict.fromkeys(range(10**6), 1)"),
    score("an endless integer", "7.2", "F", "return 1 << 10**7"),
    Attack("invented checks", "7.2", "H", GOOD + BOX + """
serve = sys.modules["grader.box.serve"]
pack = serve.pack
def more(reply, *rest):
    if isinstance(reply, dict) and "ok" in reply:
        reply.update(score=1e9, checks=[{"name": "test_invented", "points": 1e9}], id=7, status="graded")
    return pack(reply, *rest)
serve.pack = more
"""),
]  # fmt: skip
LIAR = """
class Liar:
    def __eq__(self, other): return True
    __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __eq__
    def __bool__(self): return True
    def __hash__(self): return hash(1.0)
    def __repr__(self): return "1.0"
    def __sub__(self, other): return 0.0
    __rsub__ = __sub__
    def __abs__(self): return 0.0
    def __array__(self, *a, **k): return np.zeros(())
    def __float__(self): return 0.0
    __array_interface__ = np.zeros(()).__array_interface__
    def __dlpack__(self, *a, **k): return np.zeros(1).__dlpack__()
class Sly(np.ndarray):
    __array_priority__ = 1e9
    def __array_ufunc__(self, *a, **k): return np.zeros(())
    def __array_function__(self, *a, **k): return True
    def __array_finalize__(self, other): pass
    def __eq__(self, other): return True
"""
COMPARING = [
    score("an object that equals everything", "7.3", "F", "return Liar()", LIAR),
    score("an array that lies", "7.3", "F", "return np.zeros(()).view(Sly)", LIAR),
    score("np.matrix", "7.3", "F", "return np.matrix([[np.sum(x)]])"),
    score("all masked", "7.3", "F", "return np.ma.masked_all(())"),
    score("a record", "7.3", "F", "return np.rec.array([(1.0,)], dtype=[('a', float)])"),
    score("one number in an array", "7.3", "F", "return np.full((1,), np.sum(x))"),
    score("a table that broadcasts", "7.3", "F", "return np.full((7, 7), np.sum(x))"),
    score("an empty array", "7.3", "F", "return np.empty((0,))"),
    score("nan", "7.3", "F", "return float('nan')"),
    score("complex", "7.3", "F", "return np.sum(x) + 0j"),
    score("a number as text", "7.3", "F", "return str(np.sum(x)) + '\\u200b'"),
    score("the question changed to fit the answer", "7.3", "F", "x[:] = 0\nreturn 0.0"),
    score("the array itself", "7.3", "F", "return x"),
    score("an iterator", "7.3", "F", "return iter([np.sum(x)])"),
    score("a function", "7.3", "F", "return lambda *a: np.sum(x)"),
    score("a class that says it is a float", "7.3", "F", "class F:\n    __class__ = float\nreturn F()"),
    score("modules poisoned", "7.3", "F", "return 0.0",
          "import sys, types\nnp.allclose = np.array_equal = lambda *a, **k: True\n"
          "for name in ('pytest', 'json', 'msgpack', 'grader.suite', 'grader.judge.judge'):\n"
          "    sys.modules[name] = types.ModuleType(name)\n"),
    score("the harness overwritten", "7.3", "f", "return 0.0", BOX + "server = type(box())\n"
          "server._call = lambda self, request: {'ok': True, 'changed': []}\nsys.modules['__main__'].verdict = 'passed'\n"),
    score("memory overwritten", "7.3", "F", "import ctypes\nanswer = (0.0,)\n"
          "ctypes.memmove(id(answer[0]) + 16, (ctypes.c_double * 1)(1e300), 8)\nreturn answer[0]"),
]  # fmt: skip
LOOKING = [
    score("frames", "7.4", "H", "import sys, inspect\nframe = sys._getframe()\nwhile frame:\n"
          f"    print(str(frame.f_locals)[:300]); frame = frame.f_back\n{RIGHT}"),
    score("names around it", "7.4", "H", "import sys, os, platform, linecache\n"
          "print(sys.argv, dict(os.environ), os.getcwd(), platform.node(), sys.path, list(linecache.cache), sys.orig_argv)\n"
          f"{RIGHT}"),
    score("the suite by name", "7.4", "H", "try:\n    import test_tiny, solutions, reference, mistakes\n"
          "    print(dir(test_tiny), reference.total(x))\nexcept Exception as error: print(error)\n" + RIGHT),
    score("inputs in an exception", "7.4", "F", "raise ValueError(repr(x) * 1000)"),
    score("inputs printed", "7.4", "H", f"for _ in range(1000): print(x)\n{RIGHT}"),
    score("guesses the seed", "7.4", "F", "return np.random.default_rng(7).normal(3, 1, 7).sum()"),
    host("the secret file", "7.4", "print('GOT', open('@FILE@').read())"),
    host("the course", "7.4", "print('GOT', os.listdir('@COURSE@'))"),
    host("/proc", "7.4", "print('GOT', len(open('/proc/self/maps').read()), os.listdir('/proc'))"),
    host("the parent's memory", "7.4", "print('GOT', open(f'/proc/{os.getppid()}/mem', 'rb'))"),
    host("ptrace", "7.4", "call(#ptrace#, 0x4206, os.getppid(), 0, 0)", "K"),
    host("process_vm_readv", "7.4", "call(#process_vm_readv#, @VICTIM@, 0, 0, 0, 0, 0)", "K"),
    host("pidfd_getfd", "7.4", "call(#pidfd_getfd#, 0, 0, 0)", "K"),
    host("keyring", "7.4", "call(#keyctl#, 0, -3, 0)", "K"),
    host("System V shared memory", "7.4", "call(#shmget#, 0, 4096, 0o1600)"),
    host("message queue", "7.4", "call(#msgget#, 0, 0o1600)"),
    host("memfd", "7.4", "call(#memfd_create#, b'm', 0)"),
    host("/dev/shm", "7.4", "open('/dev/shm/found', 'w')"),
]  # fmt: skip
RESOURCES = [
    score("endless loop", "7.5", "F", "while True: pass"),
    score("endless loop in C", "7.5", "F", "return sum(iter(int, 1))"),
    score("endless regular expression", "7.5", "F", "import re; return re.match('(a+)+$', 'a' * 60 + 'b')"),
    score("endless power", "7.5", "F", "return 10**10**9"),
    score("endless __class__", "7.5", "F", "class A:\n    @property\n    def __class__(self):\n        while True: pass\n"
          "return A()"),
    score("endless __getattr__", "7.5", "F", "class A(dict):\n    def __getattribute__(self, name):\n"
          "        while True: pass\n"
          "A().x"),
    Attack("endless loop at import", "7.5", "R", "while True: pass\n" + GOOD),
    score("80 GB", "7.5", "F", "return np.empty((100_000, 100_000)) + 1"),
    score("a list of 80 GB", "7.5", "F", "return [0] * 10**10"),
    score("text of 10 GB", "7.5", "F", "return 'x' * 10**10"),
    score("stacks of threads", "7.5", "H", "import threading, time\ntry:\n    for _ in range(1000):\n"
          f"        threading.Thread(target=time.sleep, args=(99,), daemon=True).start()\n"
          f"except RuntimeError: pass\n{RIGHT}"),
    score("no recursion limit", "7.5", "F", "import sys; sys.setrecursionlimit(10**9); return total(x)"),
    score("a flood of words", "7.5", "H", f"for _ in range(100): print('x' * 10**6, '\\0\\x1b[2J\\ud800')\n{RIGHT}"),
    score("a flood on descriptor 1", "7.5", "H", f"import os\nfor _ in range(100): os.write(1, b'x' * 10**6)\n{RIGHT}"),
    score("all descriptors", "7.5", "H", f"import os\ntry:\n    while True: os.dup(0)\nexcept OSError: pass\n{RIGHT}"),
    host("fork", "7.5", "if os.fork() == 0: os._exit(0)\npass", everywhere=True),
    host("subprocess", "7.5", "subprocess.run(['/bin/true'])", everywhere=True),
    host("posix_spawn", "7.5", "os.posix_spawn('/bin/true', ['true'], {})", everywhere=True),
    host("a big file", "7.5", "open('@FOLDER@/big', 'wb').truncate(1 << 60)"),
    host("a million folders", "7.5", "os.makedirs('@FOLDER@/' + 'd/' * 100)"),
    host("nice", "7.5", "os.nice(-20)", everywhere=True),
    host("real-time priority", "7.5", "call(#sched_setscheduler#, 0, 1, (ctypes.c_int * 1)(1))"),
    host("affinity", "7.5", "os.sched_setaffinity(0, {0})"),
    host("locked memory", "7.5", "call(#mlockall#, 1)"),
]  # fmt: skip
HOST = [
    host("overwrites a file", "7.6", "open('@FILE@', 'w').write('gone')"),
    host("deletes a file", "7.6", "os.remove('@FILE@')"),
    host("renames a file", "7.6", "os.rename('@FILE@', '@FILE@.gone')"),
    host("rmtree", "7.6", "shutil.rmtree('@FOLDER@')"),
    host("chmod", "7.6", "os.chmod('@FILE@', 0)"),
    host("sitecustomize", "7.6", "open('@COURSE@/conftest.py', 'w')"),
    host("symbolic link", "7.6", "os.symlink('/etc/passwd', '@FOLDER@/link')"),
    host("hard link", "7.6", "os.link('@FILE@', '@FOLDER@/link')"),
    host("FIFO", "7.6", "os.mkfifo('@FOLDER@/fifo')"),
    host("a listening port", "7.6", "socket.create_connection(('127.0.0.1', @PORT@))"),
    host("TCP over IPv6", "7.6", "socket.socket(socket.AF_INET6).connect(('::1', 9))"),
    host("UDP", "7.6", "socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', @PORT@))"),
    host("DNS", "7.6", "socket.getaddrinfo('localhost', 'http')"),
    host("cloud metadata", "7.6", "socket.create_connection(('169.254.169.254', 80), 1)"),
    host("Unix socket", "7.6", "socket.socket(socket.AF_UNIX).connect('\\0abstract')"),
    host("netlink", "7.6", "socket.socket(16, socket.SOCK_RAW)"),
    host("descriptors passed on", "7.6", "socket.socketpair()"),
    host("kills a process", "7.6", "os.kill(@VICTIM@, 9)"),
    host("stops a process", "7.6", "os.kill(@VICTIM@, signal.SIGSTOP)"),
    host("renices a process", "7.6", "os.setpriority(os.PRIO_PROCESS, @VICTIM@, 19)"),
    host("signals its parent", "7.6", "os.kill(os.getppid() or 1, 9)"),
    host("signals everybody", "7.6", "os.kill(-1, 0)"),
    host("queues a signal", "7.6", "call(#rt_sigqueueinfo#, @VICTIM@, 9, 0)"),
    host("runs a program", "7.6", "os.execv('/bin/true', ['true'])"),
    host("becomes root", "7.6", "os.setuid(0)", everywhere=True),
    host("bpf", "7.6", "call(#bpf#, 0, 0, 0)", "K"),
    host("io_uring", "7.6", "call(#io_uring_setup#, 1, 0)", "K"),
    host("userfaultfd", "7.6", "call(#userfaultfd#, 0)", "K"),
    host("perf_event_open", "7.6", "call(#perf_event_open#, 0, 0, -1, -1, 0)", "K"),
    host("unshare", "7.6", "call(#unshare#, 0x10000000)", "K"),
    host("mount", "7.6", "call(#mount#, 0, 0, 0, 0, 0)", "K"),
    host("chroot", "7.6", "os.chroot('/')", "K"),
    host("reboot", "7.6", "call(#reboot#, 0, 0, 0, 0)", "K"),
    host("clone3", "7.6", "call(#clone3#, 0, 0)"),
    host("calls of another ABI", "7.6", "call(0x40000000 | 39)", "K"),
    host("executable memory", "7.6", "if call(#mmap#, 0, 4096, 7, 0x22, -1, 0): pass\npass"),
    host("a library of its own", "7.6", "ctypes.CDLL('@FILE@')"),
    host("typing into a terminal", "7.6", "call(#ioctl#, 0, 0x5412, b'x')", everywhere=True),
    host("/dev/tty", "7.6", "open('/dev/tty')", everywhere=True),
    host("/dev/mem", "7.6", "open('/dev/mem', 'rb')", everywhere=True),
    host("sets the clock", "7.6", "call(#clock_settime#, 0, b'\\0' * 16)", everywhere=True),
    host("names the machine", "7.6", "call(#sethostname#, b'box', 3)", everywhere=True),
    host("sync", "7.6", "call(#sync#)"),
]  # fmt: skip

ATTACKS = [*ENDING, *FORGING, *COMPARING, *LOOKING, *RESOURCES, *HOST]
TRIED = {"the secret file", "a listening port", "/proc"}  # on `process`, where they succeed

LATER = {
    "7.7 cell ids of notebooks": "all code cells are run in order; ids, outputs and metadata are never read",
    "7.7 identity and re-submission races": "there is no server: identity is the folder, the instructor's to fill",
    "7.7 data files": "none is taken in: only the declared file or a notebook is read",
    "7.8 HTML, CSV": "tests/render and tests/lms put the same strings into pages and tables",
    "7.8 LTI, sessions, CSRF, headers, mail": "there is no server",
    "7.4 pass/fail pattern over many submissions, run time as a channel": "inherent; named in SECURITY.md",
    "7.5 GPU, slow neighbours": "no GPU is reachable without a file; time is measured as the box's own CPU seconds",
    "7.6 setuid programs": 'no program can be run ("runs a program"), and no-new-privileges is set',
}
