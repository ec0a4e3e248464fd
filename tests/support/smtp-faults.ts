// An SMTP server written from the socket up, that fails where and how a test says, and writes down what it really took.
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { Conversation } from './smtp-faults-conversation.ts';
import { type Fault, type Phase, type Traits, usualTraits } from './smtp-faults-plan.ts';
import { FaultyRecord } from './smtp-faults-record.ts';

export interface FaultyPeer extends AsyncDisposable {
  readonly url: string;
  readonly record: FaultyRecord;
}

/** `faults` is asked once for each thing that the client may hear about. */
export async function faultyPeer(
  faults: (phase: Phase) => Fault | undefined = () => undefined,
  traits: Partial<Traits> = {},
  onPort = 0,
): Promise<FaultyPeer> {
  const record = new FaultyRecord();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket
      .on('error', () => {})
      .on('close', () => {
        sockets.delete(socket);
        record.closed += 1;
        record.changed();
      });
    record.connections += 1;
    void new Conversation(socket, faults, { ...usualTraits, ...traits }, record).begin();
  });
  server.listen(onPort, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `${traits.implicitTls ? 'smtps' : 'smtp'}://127.0.0.1:${port}`,
    record,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
