// The far end of POP3 (RFC 1939), with a mailbox in memory, that does wrong what a network or a server can do wrong.
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/**
 * `drop`: hangs up instead of an answer. `half`: hangs up in the middle of it. `silent`: never answers. `junk`: says what is
 * no POP3. `refuse`: says no. `busy`: says that another has the mailbox open.
 */
export type Fault = 'drop' | 'half' | 'silent' | 'junk' | 'refuse' | 'busy';

export interface Pop3Peer extends AsyncDisposable {
  /** One of IMAP_URL. */
  readonly url: string;
  /** What lies there now. */
  readonly lying: ReadonlyMap<string, string>;
  /** Every command that came, as it came. */
  readonly commands: readonly string[];
  put(name: string, raw: string): void;
  /** So often, commands like this one meet a fault; only what has been acknowledged takes effect. */
  fault(command: RegExp, fault: Fault, times?: number): void;
}

export interface Pop3PeerOptions {
  /** In how small pieces it answers, in octets. */
  readonly pieces?: number;
}

interface Wrong {
  readonly command: RegExp;
  readonly fault: Fault;
  left: number;
}

export async function pop3Peer({ pieces }: Pop3PeerOptions = {}): Promise<Pop3Peer> {
  const lying = new Map<string, string>();
  const commands: string[] = [];
  const wrong: Wrong[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    const seen = [...lying];
    const deleted = new Set<string>();
    const send = (text: string) => {
      const octets = Buffer.from(text, 'latin1');
      for (let at = 0; at < octets.length; at += pieces ?? octets.length)
        socket.write(octets.subarray(at, at + (pieces ?? octets.length)));
    };
    const faultOf = (command: string): Fault | undefined => {
      const found = wrong.find((one) => one.left > 0 && one.command.test(command));
      if (found) found.left -= 1;
      return found?.fault;
    };
    const heard = (command: string) => {
      commands.push(command);
      const fault = faultOf(command);
      if (fault === 'drop') return socket.destroy();
      if (fault === 'silent') return;
      if (fault === 'junk') return send('HTTP/1.1 400 Bad Request\r\n');
      if (fault === 'refuse') return send('-ERR no\r\n');
      if (fault === 'busy') return send('-ERR [IN-USE] Do you have another POP session running?\r\n');
      const answer = answerTo(command, { seen, deleted });
      if (fault === 'half') return socket.end(answer.slice(0, answer.length / 2), 'latin1');
      if (command !== 'QUIT') return send(answer);
      for (const name of deleted) lying.delete(name);
      return socket.end(answer);
    };
    let rest = '';
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString('latin1')).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) heard(line);
    });
    socket.setNoDelay(true);
    if (faultOf('greeting') === undefined) send('+OK ready\r\n');
    else socket.destroy();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `pop3://reports:secret@127.0.0.1:${port}`,
    lying,
    commands,
    put: (name, raw) => void lying.set(name, raw),
    fault: (command, fault, times = 1) => void wrong.push({ command, fault, left: times }),
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

interface State {
  readonly seen: readonly (readonly [name: string, raw: string])[];
  readonly deleted: Set<string>;
}

function answerTo(command: string, { seen, deleted }: State): string {
  const [word = '', number] = command.split(' ');
  const message = seen[Number(number) - 1];
  switch (word) {
    case 'CAPA':
      return '+OK\r\nTOP\r\nUIDL\r\nUSER\r\nPIPELINING\r\n.\r\n';
    case 'UIDL':
      return `+OK\r\n${seen.map(([name], i) => `${i + 1} ${name}\r\n`).join('')}.\r\n`;
    case 'TOP':
    case 'RETR': {
      if (!message) return '-ERR no such message\r\n';
      const raw = word === 'TOP' ? message[1].slice(0, message[1].indexOf('\r\n\r\n') + 4) : message[1];
      return `+OK\r\n${raw.replaceAll(/(^|\r\n)\./g, '$1..')}${raw.endsWith('\r\n') ? '' : '\r\n'}.\r\n`;
    }
    case 'DELE':
      if (!message) return '-ERR no such message\r\n';
      deleted.add(message[0]);
      return '+OK\r\n';
    default:
      return '+OK\r\n';
  }
}
