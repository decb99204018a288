import { Readable, Transform } from 'node:stream';
import { rawOf, type Message } from './message';

/**
 * A mail for nodemailer's SMTPConnection, which is ready for the wire, as `prepareMail` writes it. The library looks at each byte of a
 * mail, writes its end by itself and has more than half of the time of handing it over for that: so a mail goes past its stream,
 * in one piece.
 */
export class ReadyMail extends Readable {
  /** Whether the server can have seen its end: all of it was given to the connection. */
  isGiven = false;

  /** The mail waits with its first byte for `mayLeave`, and leaves if that is so. */
  constructor(
    private readonly message: Message,
    private readonly mayLeave: Promise<boolean>,
  ) {
    super();
  }

  override _read(): void {
    this.push(rawOf(this.message));
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
    stream.push(this.message.wire);
    stream.push(null);
  }
}
