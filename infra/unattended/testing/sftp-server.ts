import { createHash } from "node:crypto";
import { createServer, type Socket } from "node:net";
import type { Attributes, AuthContext, Connection, ParsedKey, SFTPWrapper } from "ssh2";
import ssh2 from "ssh2";

/** A file on the server. */
export interface RemoteFile {
  readonly content: Buffer;
  /** Seconds since 1970. */
  readonly mtime: number;
  /** Kind and rights; an ordinary file when not given. */
  readonly mode?: number;
}

/** A running server. */
export interface SftpServer {
  readonly port: number;
  /** As the profile names it. */
  readonly hostKey: string;
  /** By name; they may be changed while it runs. */
  readonly files: Map<string, RemoteFile>;
  /** Asked before bytes are read: false cuts the connection instead. */
  beforeRead: (name: string, at: number) => boolean;
  /** Connections so far. */
  readonly connections: () => number;
  close(): Promise<void>;
}

/** Made up, and known to no other server. */
export const ACCOUNT = { user: "hub", password: "geheim-en-verzonnen" } as const;

const { STATUS_CODE } = ssh2.utils.sftp;
const ORDINARY = 0o100644;

/** Keys of a host or an account. Not of Ed25519: of those ssh2 writes one in two hundred so that nobody can read it. */
export const newKeyPair = () => ssh2.utils.generateKeyPairSync("ecdsa", { bits: 256 });

/** An SFTP server on this machine with one folder, `/out`, and one account. */
export async function sftpServer(publicKey?: string): Promise<SftpServer> {
  const host = newKeyPair();
  const ssh = new ssh2.Server({ hostKeys: [host.private] });
  const sockets = new Set<Socket>();
  let connections = 0;
  const listener = createServer((socket) => {
    connections += 1;
    sockets.add(socket.setNoDelay());
    socket.on("close", () => sockets.delete(socket)).on("error", () => {});
    ssh.injectSocket(socket);
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const { port } = listener.address() as { port: number };
  const server: SftpServer = {
    port,
    hostKey: fingerprintOf(host.public),
    files: new Map(),
    beforeRead: () => true,
    connections: () => connections,
    async close() {
      cut();
      await new Promise((resolve) => listener.close(resolve));
    },
  };
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  ssh.on("connection", (client: Connection) => {
    client.on("error", () => {}).on("authentication", (context) => authenticate(context, publicKey));
    client.on("session", (accept) => {
      accept().on("sftp", (open) => serve(open(), server, cut));
    });
  });
  return server;
}

function authenticate(context: AuthContext, publicKey: string | undefined): void {
  if (context.username === ACCOUNT.user && isProven(context, publicKey)) context.accept();
  else context.reject(["password", "publickey"]);
}

function isProven(context: AuthContext, publicKey: string | undefined): boolean {
  if (context.method === "password") return context.password === ACCOUNT.password;
  if (context.method !== "publickey" || publicKey === undefined) return false;
  const known = ssh2.utils.parseKey(publicKey) as ParsedKey;
  if (!context.key.data.equals(known.getPublicSSH())) return false;
  const { signature, blob, hashAlgo } = context;
  // Without a signature it is only asked whether the key would do.
  return signature === undefined || known.verify(blob as Buffer, signature, hashAlgo) === true;
}

function serve(sftp: SFTPWrapper, server: SftpServer, cut: () => void): void {
  const handles: string[] = [];
  const handleOf = (name: string) => Buffer.from([handles.push(name) - 1]);
  const nameOf = (handle: Buffer) => handles[handle[0] ?? 0] ?? "";
  let listed = false;
  sftp.on("error", () => {});
  sftp.on("OPENDIR", (id, path) => {
    listed = false;
    if (path === "/out") sftp.handle(id, handleOf(path));
    else sftp.status(id, STATUS_CODE.NO_SUCH_FILE);
  });
  sftp.on("READDIR", (id) => {
    if (listed) return sftp.status(id, STATUS_CODE.EOF);
    listed = true;
    return sftp.name(
      id,
      [...server.files].map(([filename, file]) => ({ filename, longname: filename, attrs: attributesOf(file) })),
    );
  });
  sftp.on("OPEN", (id, path) => {
    const name = path.replace("/out/", "");
    if (server.files.has(name)) sftp.handle(id, handleOf(name));
    else sftp.status(id, STATUS_CODE.NO_SUCH_FILE);
  });
  sftp.on("FSTAT", (id, handle) => {
    const file = server.files.get(nameOf(handle));
    if (file) sftp.attrs(id, attributesOf(file));
    else sftp.status(id, STATUS_CODE.NO_SUCH_FILE);
  });
  sftp.on("READ", (id, handle, at, length) => {
    if (!server.beforeRead(nameOf(handle), at)) return cut();
    const bytes = server.files.get(nameOf(handle))?.content.subarray(at, at + length);
    return bytes?.length ? sftp.data(id, bytes) : sftp.status(id, STATUS_CODE.EOF);
  });
  sftp.on("CLOSE", (id) => sftp.status(id, STATUS_CODE.OK));
}

const attributesOf = ({ content, mtime, mode = ORDINARY }: RemoteFile): Attributes => ({
  mode,
  uid: 0,
  gid: 0,
  size: content.length,
  atime: mtime,
  mtime,
});

function fingerprintOf(publicKey: string): string {
  const key = (ssh2.utils.parseKey(publicKey) as ParsedKey).getPublicSSH();
  return `SHA256:${createHash("sha256").update(key).digest("base64").replace(/=+$/, "")}`;
}
