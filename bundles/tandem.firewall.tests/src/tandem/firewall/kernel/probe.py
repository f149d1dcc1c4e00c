# SPDX-License-Identifier: EPL-2.0
"""The kernel's own answers. Reads JSON lines {"nft": text | "xt4": text, "xt6": text | "legacy4": text, "flows": [...]} and prints one line for each:
{"nft_json": ..., "iptables_save": ..., "results": [{"verdict": ..., "session": ...}, ...]} or {"error": ...}.
One server namespace with two clients, as the corpus describes. Needs root in its user namespace; exits 77 where namespaces are not allowed."""
import ctypes, errno, json, os, re, selectors, socket, subprocess, sys, time

libc = ctypes.CDLL(None, use_errno=True)
CLONE_NEWNET = 0x40000000
TCP_PORTS = UDP_PORTS = [22, 25, 53, 80, 123, 443, 3306, 5353, 8000, 8080, 9090, 49152, 60001]
WAIT = float(os.environ.get("PROBE_WAIT", "0.3"))


def namespace():
    if libc.unshare(CLONE_NEWNET) != 0:
        sys.stderr.write("no network namespaces: %s\n" % os.strerror(ctypes.get_errno()))
        sys.exit(77)
    return os.open("/proc/self/ns/net", os.O_RDONLY)


def enter(ns):
    if libc.setns(ns, CLONE_NEWNET) != 0:
        raise OSError(ctypes.get_errno(), "setns")


def run(*words, text=None, check=True):
    done = subprocess.run(words, input=text, capture_output=True, text=True)
    if check and done.returncode != 0:
        raise RuntimeError("%s: %s" % (" ".join(words), done.stderr.strip()))
    return done.stdout


def load(text):
    """Loads a ruleset without the lines that nft refuses."""
    lines = text.splitlines()
    for _ in range(40):
        done = subprocess.run(["nft", "-f", "-"], input="\n".join(lines) + "\n", capture_output=True, text=True)
        if done.returncode == 0:
            return
        bad = {int(n) for n in re.findall(r"/dev/stdin:(\d+):", done.stderr)}
        if not bad:
            raise RuntimeError(done.stderr)
        for n in bad:
            if re.search(r"^\s*(type|elements|flags|table|chain|set|map|})\b|^\s*}", lines[n - 1]):
                raise RuntimeError(done.stderr)
            lines[n - 1] = ""
    raise RuntimeError("nothing is left")


def restore(program, text):
    """Restores without the lines that are refused."""
    lines = text.splitlines()
    for _ in range(60):
        done = subprocess.run([program], input="\n".join(lines) + "\n", capture_output=True, text=True)
        if done.returncode == 0:
            return
        bad = re.search(r"line:? (\d+)", done.stderr)
        if not bad or not lines[int(bad.group(1)) - 1].startswith("-A"):
            bad2 = [int(x) for x in re.findall(r"line (\d+)", done.stderr) if lines[int(x) - 1].startswith("-A")]
            if not bad2:
                raise RuntimeError(done.stderr)
            n = bad2[0]
        else:
            n = int(bad.group(1))
        del lines[n - 1]
    raise RuntimeError("nothing is left")


def sysctl(name, value):
    try:
        with open("/proc/sys/" + name.replace(".", "/"), "w") as f:
            f.write(value)
    except OSError:
        pass


class Net:
    def __init__(self):
        self.server = namespace()
        sysctl("net.ipv6.conf.default.accept_dad", "0")
        sysctl("net.ipv6.conf.all.accept_dad", "0")
        sysctl("net.ipv4.conf.all.rp_filter", "0")
        sysctl("net.ipv4.conf.default.rp_filter", "0")
        sysctl("net.ipv4.tcp_syncookies", "0"); sysctl("net.core.somaxconn", "4096"); sysctl("net.ipv4.tcp_max_syn_backlog", "4096"); sysctl("net.ipv4.icmp_ratelimit", "0"); sysctl("net.ipv6.icmp.ratelimit", "0"); sysctl("net.ipv4.icmp_msgs_per_sec", "100000"); sysctl("net.ipv4.icmp_msgs_burst", "100000")
        run("ip", "link", "set", "lo", "up")
        self.clients = []
        server_pid = os.getpid()
        for i, (host, extra, host6, extra6) in enumerate([
                (["10.77.0.2/24", "10.77.0.50/24", "10.77.0.200/24"], ["198.51.100.7/32"], ["fd77::2/64", "fd77::50/64"], ["2001:db8:1::7/128"]),
                (["10.78.0.2/24", "10.78.0.66/24"], ["203.0.113.9/32"], ["fd78::2/64"], ["2001:db8:2::9/128"])]):
            client = namespace()
            sysctl("net.ipv6.conf.default.accept_dad", "0")
            sysctl("net.ipv6.conf.all.accept_dad", "0")
            run("ip", "link", "set", "lo", "up")
            mac = "02:00:00:7%d:00:02" % (7 + i)
            smac = "02:00:00:7%d:00:01" % (7 + i)
            run("ip", "link", "add", "c%d" % i, "address", mac, "type", "veth", "peer", "name", "eth%d" % i, "address", smac, "netns", "/proc/%d/fd/%d" % (server_pid, self.server))
            for a in host + extra:
                run("ip", "addr", "add", a, "dev", "c%d" % i)
            for a in host6 + extra6:
                run("ip", "addr", "add", a, "dev", "c%d" % i, "nodad")
            run("ip", "link", "set", "c%d" % i, "up")
            self.clients.append((client, smac, i))
            enter(self.server)
            for a in ([["10.77.0.1/24", "10.77.0.10/24"], ["10.78.0.1/24"]][i]):
                run("ip", "addr", "add", a, "dev", "eth%d" % i)
            run("ip", "addr", "add", ["fd77::1/64", "fd78::1/64"][i], "dev", "eth%d" % i, "nodad")
            run("ip", "link", "set", "eth%d" % i, "up"); run("tc", "qdisc", "add", "dev", "eth%d" % i, "root", "netem", "delay", "1ms", check=False)
            for a in host + extra + host6 + extra6:
                run("ip", "neigh", "replace", a.split("/")[0], "lladdr", mac, "dev", "eth%d" % i, "nud", "permanent")
        run("ip", "route", "add", "default", "via", "10.77.0.2", "dev", "eth0")
        run("ip", "route", "add", "203.0.113.9/32", "dev", "eth1")
        run("ip", "-6", "route", "add", "default", "via", "fd77::2", "dev", "eth0")
        run("ip", "-6", "route", "add", "2001:db8:2::9/128", "dev", "eth1")
        for client, smac, i in self.clients:
            enter(client)
            run("ip", "route", "add", "default", "via", ["10.77.0.1", "10.78.0.1"][i])
            run("ip", "-6", "route", "add", "default", "via", ["fd77::1", "fd78::1"][i])
            for a in ["10.77.0.1", "10.77.0.10", "10.78.0.1", "fd77::1", "fd78::1"]:
                if (i == 0) == ("77" in a):
                    run("ip", "neigh", "replace", a, "lladdr", smac, "dev", "c%d" % i, "nud", "permanent")
        enter(self.server)
        self.tcp = []
        self.udp = []
        for p in TCP_PORTS:
            s = socket.socket(socket.AF_INET6, socket.SOCK_STREAM); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            s.bind(("::", p)); s.listen(4000); s.setblocking(False); self.tcp.append(s)
            for fam in (socket.AF_INET, socket.AF_INET6):
                u = socket.socket(fam, socket.SOCK_DGRAM)
                if fam == socket.AF_INET6:
                    u.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
                    u.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_RECVPKTINFO, 1)
                else:
                    u.setsockopt(socket.IPPROTO_IP, 8, 1)
                u.bind(("::" if fam == socket.AF_INET6 else "0.0.0.0", p)); u.setblocking(False); self.udp.append(u)
        self.port = 40000


    def flows(self, flows):
        sel = selectors.DefaultSelector()
        for s in self.tcp: sel.register(s, selectors.EVENT_READ, ("listen", s))
        for s in self.udp: sel.register(s, selectors.EVENT_READ, ("udp", s))
        accepted = []
        results = [dict(verdict="drop") for _ in flows]
        reached = {}
        socks = []
        for n, f in enumerate(flows):
            enter(self.server if f["iif"] == "lo" else self.clients[0 if f["iif"] == "eth0" else 1][0])
            fam = socket.AF_INET6 if ":" in f["saddr"] else socket.AF_INET
            s = socket.socket(fam, socket.SOCK_STREAM if f["proto"] == "tcp" else socket.SOCK_DGRAM)
            s.setblocking(False)
            if f["proto"] == "udp":
                s.setsockopt(socket.IPPROTO_IPV6 if ":" in f["saddr"] else socket.IPPROTO_IP, 25 if ":" in f["saddr"] else 11, 1)
            s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            s.bind((f["saddr"], f["sport"]))
            socks.append(s)
            try:
                if f["proto"] == "tcp":
                    s.connect_ex((f["daddr"], f["dport"]))
                else:
                    s.connect((f["daddr"], f["dport"]))
                    s.send(b"%08d" % n)
            except OSError as e:
                results[n]["errno"] = errno.errorcode.get(e.errno, str(e.errno))
                if e.errno not in (errno.EPERM,):
                    results[n]["verdict"] = "reject"
            sel.register(s, selectors.EVENT_READ | selectors.EVENT_WRITE if f["proto"] == "tcp" else selectors.EVENT_READ, ("client", n))
        enter(self.server)
        end = time.monotonic() + WAIT
        sent = set()
        while time.monotonic() < end:
            for key, mask in sel.select(0.02):
                kind, it = key.data
                if kind == "listen":
                    try: c, peer = it.accept()
                    except OSError: continue
                    c.setblocking(False); accepted.append(c)
                    sel.register(c, selectors.EVENT_READ, ("echo", c)); end = max(end, time.monotonic() + WAIT / 2)
                elif kind == "echo":
                    try:
                        d = it.recv(100)
                        if d: it.send(d)
                        else: sel.unregister(it)
                    except OSError: sel.unregister(it)
                elif kind == "udp":
                    try:
                        d, anc, _, peer = it.recvmsg(100, 200)
                        n = int(d); reached[n] = True
                        pk = [a for a in anc if a[1] in (8, 50)]
                        it.sendmsg([d], pk, 0, peer)
                    except (OSError, ValueError): pass
                else:
                    n = it; s = key.fileobj; f = flows[n]; r = results[n]
                    if f["proto"] == "udp":
                        try: s.recv(100); r["echo"] = True
                        except OSError as e:
                            r["verdict"] = "reject"; r["errno"] = errno.errorcode.get(e.errno)
                            sel.unregister(s)
                        continue
                    err = s.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
                    if err:
                        if n in sent: r["session"] = "reset"
                        else: r["verdict"] = "reject"
                        r["errno"] = errno.errorcode.get(err); sel.unregister(s)
                    elif mask & selectors.EVENT_WRITE and n not in sent:
                        try: s.getpeername()
                        except OSError: continue
                        r["verdict"] = "accept"; r.setdefault("session", "stalled"); sent.add(n); s.send(b"%08d" % n); sel.modify(s, selectors.EVENT_READ, ("client", n))
                    elif mask & selectors.EVENT_READ:
                        try:
                            if s.recv(100): r["session"] = "ok"
                            else: sel.unregister(s)
                        except OSError as e:
                            r["session"] = "reset"; sel.unregister(s)
        # Half-open: the SYN came to the listener although no answer left.
        half = set()
        for line in open("/proc/net/tcp").read().splitlines()[1:] + open("/proc/net/tcp6").read().splitlines()[1:]:
            w = line.split()
            if w[3] == "03": half.add((int(w[1].split(":")[1], 16), int(w[2].split(":")[1], 16)))
        for n, f in enumerate(flows):
            r = results[n]
            if f["proto"] == "udp" and r["verdict"] != "reject" and n in reached:
                r["verdict"] = "accept"; r["session"] = "ok" if r.get("echo") else "no-reply"
            if f["proto"] == "tcp" and r["verdict"] == "drop" and any(p[1] == f["sport"] for p in half):
                r["verdict"] = "accept"; r["session"] = "no-reply"
            r.pop("echo", None)
        for s in socks + accepted:
            if s.type == socket.SOCK_STREAM or s.type & 0xf == socket.SOCK_STREAM:
                s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            s.close()
        sel.close()
        return results


def main():
    net = Net()
    sys.stdout.write("{\"ready\": true}\n"); sys.stdout.flush()
    legacy = False
    for line in sys.stdin:
        case = json.loads(line)
        try:
            enter(net.server)
            run("nft", "flush", "ruleset")
            for word, program in (("xt4", "iptables-nft-restore"), ("xt6", "ip6tables-nft-restore"), ("legacy4", "iptables-legacy-restore"), ("legacy6", "ip6tables-legacy-restore")):
                if word in case: restore(program, case[word])
            if "nft" in case: load(case["nft"])
            for c in case.get("sh", []): run("sh", "-c", c)
            out = {"nft_json": json.loads(run("nft", "-j", "list", "ruleset")), "nft_text": run("nft", "list", "ruleset")}
            if "xt4" in case: out["iptables_save"] = run("iptables-nft-save")
            if "xt6" in case: out["ip6tables_save"] = run("ip6tables-nft-save")
            if "legacy4" in case: out["iptables_save"] = run("iptables-legacy-save")
            if "legacy6" in case: out["ip6tables_save"] = run("ip6tables-legacy-save")
            for f in case["flows"]:
                if "sport" not in f:
                    net.port += 1
                    if net.port > 59000: net.port = 40001
                    f["sport"] = net.port
            out["flows"] = case["flows"]
            out["results"] = net.flows(case["flows"])
        except Exception as e:
            out = {"error": repr(e)}
        enter(net.server)
        run("nft", "flush", "ruleset", check=False)
        if "legacy4" in case:
            for t in ("raw", "mangle", "nat", "filter", "security"):
                for p in ("iptables-legacy", "ip6tables-legacy"):
                    run("sh", "-c", "%s -t %s -F; %s -t %s -X; for c in INPUT OUTPUT FORWARD PREROUTING POSTROUTING; do %s -t %s -P $c ACCEPT; done" % (p, t, p, t, p, t), check=False)
        sys.stdout.write(json.dumps(out) + "\n"); sys.stdout.flush()


main()
