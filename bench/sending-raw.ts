import { once } from 'node:events';
import { connect } from 'node:net';
import { letters, recipientOf, senderOf } from './sending-letter.ts';

const built = 500;

/**
 * The limit: mails that were built before, each one buffer from its body to the envelope of the next, written to as many
 * connections as fast as RFC 2920 allows. Of replies nothing is read but how many there are. Answers the mails taken.
 */
export async function sendRaw(port: number, count: number, connections: number): Promise<() => Promise<number>> {
  const letter = letters();
  const envelope = (i: number) => `MAIL FROM:<${senderOf(i)}>\r\nRCPT TO:<${recipientOf(i)}>\r\nDATA\r\n`;
  const mails = Array.from({ length: built }, (_, i) =>
    Buffer.concat([...letter(i).segments, Buffer.from(`.\r\n${envelope(i + 1)}`)]),
  );
  const share = count / connections;
  return async () => {
    const sent = await Promise.all(Array.from({ length: connections }, () => talk(port, share, mails, envelope(0))));
    return sent.reduce((sum, mailsOfOne) => sum + mailsOfOne, 0);
  };
}

const newline = 0x0a;
const repliesPerMail = 4;

async function talk(port: number, mails: number, built: readonly Buffer[], first: string): Promise<number> {
  const socket = connect(port, '127.0.0.1').setNoDelay(true);
  await once(socket, 'data');
  socket.write('EHLO bench.example\r\n');
  await once(socket, 'data');
  let [sent, lines] = [0, 0];
  socket.on('data', (chunk: Buffer) => {
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, at + 1)) lines += 1;
    // Three replies let a body begin; the one to its dot comes with the three of the next mail.
    while (lines >= sent * repliesPerMail + 3 && sent < mails) {
      socket.write(built[sent % built.length] ?? '');
      sent += 1;
    }
    if (lines >= mails * repliesPerMail) socket.end();
  });
  socket.write(first);
  await once(socket, 'close');
  return Math.floor(lines / repliesPerMail);
}
