/**
 * What differs from one recipient to the next. A mail is composed once; whoever sends it fills these in. They stand in a mail
 * as {{name}}, and nothing that an editor writes can: both parts take the brackets of texts apart.
 */
export const MERGE_FIELDS = ['address', 'since', 'preferences', 'unsubscribe', 'view'] as const;

export type MergeFields = Record<(typeof MERGE_FIELDS)[number], string>;

const FIELD = new RegExp(`\\{\\{(${MERGE_FIELDS.join('|')})\\}\\}`, 'g');

/** The text of a mail for one recipient. */
export function fillText(text: string, fields: MergeFields): string {
  return text.replaceAll(FIELD, (_, name: keyof MergeFields) => fields[name]);
}

/** The markup of a mail for one recipient; what is filled in is escaped. */
export function fillHtml(markup: string, fields: MergeFields): string {
  const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  return markup.replaceAll(FIELD, (_, name: keyof MergeFields) => escaped(fields[name]));
}

/** For a preview: nobody is the recipient, and the links lead nowhere. */
export const NOBODY: MergeFields = {
  address: 'reader@example.com',
  since: 'the day of signing up',
  preferences: '#preferences',
  unsubscribe: '#unsubscribe',
  view: '#view',
};
