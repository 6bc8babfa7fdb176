// A real Dovecot on this computer for browser tests: its own folder, port and certificate; ended with the test.
import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";

const program = ["/usr/sbin/dovecot", "/usr/local/sbin/dovecot"].find((one) => fs.existsSync(one));
export const noMail = program ? false : "no Dovecot; type: sudo apt-get install --no-install-recommends dovecot-imapd";

const freePort = () => new Promise((resolve) => {
  const server = net.createServer().listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

/** Starts the server; messages are delivered into the only mailbox (`urzad`, `tajne`). */
export async function mail() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "obieg-mail-"));
  fs.chmodSync(folder, 0o755);
  const inside = (...parts) => path.join(folder, ...parts);
  execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-addext", "basicConstraints=critical,CA:FALSE", "-keyout", inside("key.pem"), "-out", inside("cert.pem")], { stdio: "ignore" });
  const port = await freePort();
  const root = process.getuid() === 0;
  const user = os.userInfo().username;
  const owner = root ? "dovenull" : user;
  const id = (flag) => execFileSync("id", [flag, owner]).toString().trim();
  for (const part of ["new", "cur", "tmp"]) fs.mkdirSync(inside("mail", part), { recursive: true });
  fs.writeFileSync(inside("users"), "urzad:{PLAIN}tajne::::::\n");
  if (root) execFileSync("chown", ["-R", owner, inside("mail")]);
  fs.writeFileSync(inside("dovecot.conf"), `base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = /dev/stderr
protocols = imap
listen = 127.0.0.1
default_internal_user = ${root ? "dovecot" : user}
default_internal_group = ${root ? "dovecot" : execFileSync("id", ["-gn"]).toString().trim()}
default_login_user = ${owner}
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:${folder}/mail
ssl = required
ssl_cert = <${folder}/cert.pem
ssl_key = <${folder}/key.pem
passdb {
  driver = passwd-file
  args = scheme=PLAIN ${folder}/users
}
userdb {
  driver = static
  args = uid=${id("-u")} gid=${id("-g")} home=${folder}/mail
}
service imap-login {
  chroot =
  inet_listener imap {
    port = 0
  }
  inet_listener imaps {
    port = ${port}
  }
}
service anvil {
  chroot =
}
`);
  const child = spawn(program, ["-F", "-c", inside("dovecot.conf")], { stdio: ["ignore", "ignore", "pipe"] });
  await new Promise((resolve, reject) => {
    let said = "";
    child.stderr.on("data", (piece) => {
      said += piece;
      if (said.includes("starting up")) resolve();
      if (said.includes("Fatal")) reject(new Error(said));
    });
    child.on("exit", () => reject(new Error(said)));
  });
  return {
    port,
    authority: fs.readFileSync(inside("cert.pem"), "utf8"),
    deliver(name, text) {
      fs.writeFileSync(inside("mail", "tmp", name), text.replaceAll("\n", "\r\n"));
      fs.chmodSync(inside("mail", "tmp", name), 0o666);
      fs.renameSync(inside("mail", "tmp", name), inside("mail", "new", name));
    },
    close() {
      child.removeAllListeners("exit");
      child.kill();
      fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
