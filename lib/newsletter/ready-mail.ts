import { Readable, Transform } from 'node:stream';

const DOT = Buffer.from('.');
const LINE_END = Buffer.from('\r\n');
const END = Buffer.from('.\r\n');

/**
 * A mail for nodemailer's SMTPConnection, whose lines all end in CRLF already, as `prepareMail` writes them. The library looks at each
 * byte of a mail, writes its end by itself and has more than half of the time of handing it over for that: so a mail goes past
 * its stream, as it is on the wire, in one piece.
 */
export class ReadyMail extends Readable {
  /** Whether the server can have seen its end: all of it was given to the connection. */
  isGiven = false;

  /** The mail waits with its first byte for `mayLeave`, and leaves if that is so. */
  constructor(
    private readonly raw: Buffer,
    private readonly mayLeave: Promise<boolean>,
  ) {
    super();
  }

  override _read(): void {
    this.push(this.raw);
    this.push(null);
  }

  /** Called when the server has said that it waits for the mail. */
  override pipe<Stream extends NodeJS.WritableStream>(stream: Stream): Stream {
    void this.mayLeave.then((may) => {
      if (may) this.give(stream);
    });
    return stream;
  }

  private give(stream: NodeJS.WritableStream): void {
    this.isGiven = true;
    if (!(stream instanceof Transform)) return void super.pipe(stream);
    stream.push(asOnTheWire(this.raw));
    stream.push(null);
  }
}

/** With a dot before each line that begins with one, and the line that ends it (RFC 5321, 4.5.2). */
function asOnTheWire(raw: Buffer): Buffer {
  const pieces: Buffer[] = [];
  let from = 0;
  for (let at = raw.indexOf('\r\n.'); at >= 0; at = raw.indexOf('\r\n.', from)) {
    pieces.push(raw.subarray(from, at + 2), DOT);
    from = at + 2;
  }
  const isWhole = raw.subarray(-2).equals(LINE_END);
  return Buffer.concat([...pieces, raw.subarray(from), ...(isWhole ? [] : [LINE_END]), END]);
}
