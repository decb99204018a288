/** A piece of a mail that is markup already. Only `html` makes one. */
export class Markup {
  constructor(readonly text: string) {}
}

type Value = Markup | Markup[] | string | number | false | undefined;

/**
 * Markup from a template. Every text that is put into it is escaped, within elements and within attributes in quotes alike;
 * what is markup already, or several pieces of it, stays. `false` and nothing leave no trace. How far lines are indented in
 * our files is nothing that a mail has to carry.
 */
export function html(template: TemplateStringsArray, ...values: Value[]): Markup {
  const written = template.map((part, index) => part.replaceAll(/\s*\n\s*/g, '\n') + writtenAs(values[index]));
  return new Markup(written.join(''));
}

function writtenAs(value: Value): string {
  if (value === undefined || value === false) return '';
  if (Array.isArray(value)) return value.map(({ text }) => text).join('');
  return value instanceof Markup ? value.text : escape(String(value));
}

/** With the curly bracket: what is only text must never be taken for a field that the sender fills in. */
const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '{': '&#123;',
};

/** Characters that no HTML document may have (its standard, 13.1.4) are left out. */
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/g;

function escape(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(FORBIDDEN, '')
    .replaceAll(/[&<>"'{]/g, (character) => ENTITIES[character]!);
}
