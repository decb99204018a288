/** What makes Excel and its kind see UTF-8 in place of the letters of some old code page. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A line of a CSV file (RFC 4180). A cell that a spreadsheet would take for a formula gets an apostrophe in front, by which it
 * is text: what somebody typed into a form here must not be carried out on the machine of whoever opens the file.
 */
export function csvLine(cells: (string | number)[]): string {
  return `${cells.map((cell) => quoted(typeof cell === 'number' ? String(cell) : harmless(cell))).join(',')}\r\n`;
}

/** Spaces before the sign do not keep every spreadsheet from reading a formula; nor does the full-width form of the sign. */
const harmless = (cell: string) => (/^\s*[=+\-@＝＋－＠]|^[\t\r]/.test(cell) ? `'${cell}` : cell);

const quoted = (cell: string) => (/[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Lines of a CSV file as an answer that a browser saves under this name. The next are asked for when those before have left. */
export function csvDownload(name: string, lines: AsyncGenerator<string, void>): Response {
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await lines.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
  return new Response(stream, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.csv"`,
      'cache-control': 'private, no-store',
    },
  });
}
