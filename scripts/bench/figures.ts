/** The value that `share` of these are not above: 0.5 is the median, 0.99 what all but the slowest hundredth stay under. */
export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

/** The middle one. */
export function median(values: number[]): number {
  return percentile(values, 0.5);
}

/** The number with three figures, as much as a noisy machine can tell: 1,850, 12.3, 0.98. */
export function rounded(value: number): string {
  return value.toLocaleString('en-GB', { maximumSignificantDigits: 3 });
}

/** Bytes as kilobytes of 1,000. */
export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toLocaleString('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 })} kB`;
}

/** Prints rows under a heading in columns; the first column to the left, the others to the right. */
export function printTable(title: string, heading: string[], rows: string[][]): void {
  const widths = heading.map((cell, column) => Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: string[]) =>
    cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('   ');
  console.log(`\n${title}\n`);
  for (const row of [heading, widths.map((width) => '-'.repeat(width)), ...rows]) console.log(`  ${line(row)}`);
}
