import { expect, test } from 'vitest';
import type { DocumentNode } from '@/db/schema/stories';
import { blocksFromHtml } from '@/lib/stories/paste';
import { parseDraft } from '@/lib/stories/rich-text';

/** A document in one line: "h2(Title) p(Text with **bold**) ul(li(p(One)))". */
function outline({ type, attrs, content = [], marks = [], text }: DocumentNode): string {
  const inside = content.map(outline).join(type === 'paragraph' || type === 'heading' ? '' : ' ');
  if (type === 'text')
    return marks.reduceRight((all, mark) => {
      if (mark.type === 'bold') return `**${all}**`;
      return mark.type === 'italic' ? `_${all}_` : `[${all}](${mark.attrs!.href})`;
    }, text!);
  const names: Record<string, string> = { paragraph: 'p', bulletList: 'ul', orderedList: 'ol', listItem: 'li' };
  const start = type === 'orderedList' && attrs?.start !== 1 ? String(attrs?.start) : '';
  return `${type === 'heading' ? `h${String(attrs!.level)}` : (names[type] ?? type)}${start}(${inside})`;
}

const pasted = (html: string) => blocksFromHtml(html).blocks.map(outline).join(' ');

const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15">
<style><!-- p.MsoNormal {margin:0cm; font-family:"Calibri",sans-serif;} --></style></head><body lang=EN-GB>
<!--StartFragment--><p class=MsoTitle>Robots <b>leave</b> the aisle<o:p></o:p></p>
<h1>What happened<o:p></o:p></h1>
<p class=MsoNormal>Walmart&nbsp;has ended its contract with <b><span style='mso-fareast-font-family:Calibri'>Bossa
Nova</span></b>, the <i>Journal</i> reports.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>500 stores<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>o<span>&nbsp; </span></span><![endif]>in 50 states<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·</span><![endif]>5 years<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><!--[if !supportLists]--><span
style='mso-list:Ignore'>3.<span>&nbsp; </span></span><!--[endif]-->Third reason<o:p></o:p></p>
<table class=MsoTableGrid><tr><td><p class=MsoNormal>Year<o:p></o:p></p></td><td><p class=MsoNormal>Robots<o:p></o:p></p></td></tr>
<tr><td><p class=MsoNormal>2020</p></td><td><p class=MsoNormal>500</p></td></tr></table><!--EndFragment--></body></html>`;

const GOOGLE = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-0af0"><h2 dir="ltr"><span
style="font-size:16pt;font-weight:700;">Why it ended</span></h2><p dir="ltr"><span style="font-weight:400;font-style:normal">People did it </span><span
style="font-weight:700;">as well</span><span style="font-weight:400;">, said </span><a
href="https://www.google.com/url?q=https://example.com/a?b%3Dc&amp;sa=D"><span style="font-style:italic;">the paper</span></a><span>.</span></p><br /><ul><li
dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>One</span></p></li><ul><li aria-level="2"><p><span>One and a half</span></p></li></ul><li><p><span>Two</span></p></li></ul></b><br class="Apple-interchange-newline">`;

const WEB = `<article><header><h1>Shop</h1><h4>By <cite>Someone</cite></h4></header><div>First<br>second line</div>
<div><div>Boxed <span>in</span> boxes</div></div><figure><img src="https://elsewhere.example/a.jpg" alt="A shop"><figcaption>The shop</figcaption></figure>
<blockquote><h3>Said</h3>It is <em>over</em>.<ul><li>so</li></ul></blockquote><ol start="4"><li>Four<p>more of four</p><ol><li>deep</li></ol>and back</li></ol>
<script>alert(1)</script><style>p{}</style><dl><dt>Term</dt><dd>Meaning</dd></dl><pre>a  b
c</pre><p onclick="x()"><a href="javascript:alert(1)">Click</a> <a href="mailto:a@b.c">mail</a> <a href="#top">top</a></p></article>`;

test.each([
  [
    'Word',
    WORD,
    'h2(Robots leave the aisle) h2(What happened) p(Walmart has ended its contract with **Bossa Nova**, the _Journal_ reports.) ' +
      'ul(li(p(500 stores) ul(li(p(in 50 states)))) li(p(5 years))) ol3(li(p(Third reason))) p(Year · Robots) p(2020 · 500)',
  ],
  [
    'Google Docs',
    GOOGLE,
    'h2(Why it ended) p(People did it **as well**, said [_the paper_](https://example.com/a?b=c).) ' +
      'ul(li(p(One) ul(li(p(One and a half)))) li(p(Two)))',
  ],
  [
    'a web page',
    WEB,
    'h2(Shop) h3(By _Someone_) p(First) p(second line) p(Boxed in boxes) p(The shop) ' +
      'blockquote(p(Said) p(It is _over_.) ul(li(p(so)))) ol4(li(p(Four) p(more of four) ol(li(p(deep))) p(and back))) ' +
      'p(Term) p(Meaning) p(a b) p(c) p(Click [mail](mailto:a@b.c) top)',
  ],
  ['one word', 'word', 'p(word)'],
  ['a part of a sentence', '<meta charset="utf-8"><b style="font-weight:normal"> part </b>', 'p( part )'],
  [
    'a part of a sentence, as Windows hands it over',
    '<html><body>\r\n<!--StartFragment--><i>part</i> of<!--EndFragment-->\r\n</body></html>',
    'p(_part_ of)',
  ],
  ['nothing', '<p> </p><br>', ''],
  ['an unknown element', '<p>a <x-new>b</x-new> c</p>', 'p(a b c)'],
  ['marks that are turned off', '<b>a <span style="font-weight: 400">b</span></b>', 'p(**a **b)'],
  ['spaces between runs', '<p>a <b> b</b> c&nbsp; d</p>', 'p(a **b** c d)'],
  ['a layout table', '<table><tr><td><h2>A</h2><p>B</p></td><td></td></tr></table>', 'h2(A) p(B)'],
  ['a row with empty cells', '<table><tr><td></td><td>A</td><td></td><td>B</td><td> </td></tr></table>', 'p(A · B)'],
  ['a list that begins deep', '<ul><ul><li>A</li></ul></ul>', 'ul(li(p(A)))'],
  ['text in a list without items', '<ul>A<li>B</li></ul>', 'ul(li(p(A)) li(p(B)))'],
  ['both kinds of list', '<ul><li>A</li></ul><ol><li>B</li></ol>', 'ul(li(p(A))) ol(li(p(B)))'],
  ['a link round a block', '<a href="https://a.example/"><h2>A</h2></a>', 'h2([A](https://a.example/))'],
])('%s comes in clean', (_name, html, expected) => {
  expect(pasted(html)).toBe(expected);
});

const deepList = '<ul><li>a'.repeat(12) + '</li></ul>'.repeat(12);

test.each([
  ['Word', WORD],
  ['Google Docs', GOOGLE],
  ['the web', WEB],
  ['deep lists', deepList],
  ['deep lists in a quotation', `<blockquote>${deepList}</blockquote>`],
  ['unclosed', '<ul><li>a<ul><li>b<table><tr><td>c<blockquote>d<h2>e'],
  ['characters that are none', '<p>a\u0000\u200bb\u00adc</p>'],
  ['a list in a heading', '<h2>a<ul><li>b</li></ul>c</h2>'],
])('what comes of %s fits the schema, and no word is lost', (_name, html) => {
  const { blocks } = blocksFromHtml(html);
  expect(parseDraft({ type: 'doc', content: blocks })).toEqual({
    ok: true,
    document: { type: 'doc', content: blocks },
  });
  expect(letters(blocks.map(words).join(' '))).toBe(letters(seen(html)));
});

/** What a person sees of HTML, roughly and by other means: tags, styles, scripts and list markers away. */
const seen = (html: string) =>
  html
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
    .replace(/<span\s+style='mso-list:Ignore'>[\s\S]*?\[endif\]/g, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;/g, ' ');

const words = ({ text = '', content = [] }: DocumentNode): string => text + content.map(words).join(' ');

const letters = (text: string) => text.replace(/[^\p{L}\p{N}.,?!]+/gu, '');

test('pictures stay behind and are counted', () => {
  expect(blocksFromHtml(WEB).pictures).toBe(1);
});

test('something nested without end does no harm', () => {
  const html = `${'<div>'.repeat(20_000)}deep`;
  expect(blocksFromHtml(html).blocks).toEqual([{ type: 'paragraph', content: [{ type: 'text', text: 'deep' }] }]);
});
