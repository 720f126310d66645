import { sanitizeRichText } from '../../data/rich-text';
import { htmlToWiki } from './html-to-wiki';
import { wikiToHtml } from './wiki-to-html';

test.each([
  ['h2. Goal', '<h2>Goal</h2>'],
  ['one\ntwo\n\nthree', '<p>one<br>two</p><p>three</p>'],
  [
    '*bold* _it_ -gone- +under+ ^up^ ~down~ {{mono}}',
    '<p><strong>bold</strong> <em>it</em> <s>gone</s> <u>under</u> <sup>up</sup> <sub>down</sub> <code>mono</code></p>',
  ],
  ['snake_case_name and 2*3*4', '<p>snake_case_name and 2*3*4</p>'],
  ['\\*not bold\\* \\[no link\\]', '<p>*not bold* [no link]</p>'],
  [
    '[the plan|https://x.example/a?b=1&c=2] [https://y.example]',
    '<p><a href="https://x.example/a?b=1&amp;c=2">the plan</a> <a href="https://y.example">https://y.example</a></p>',
  ],
  ['* a\n** b\n*# c\n* d', '<ul><li>a<ul><li>b</li></ul><ol><li>c</li></ol></li><li>d</li></ul>'],
  [
    '|| Step || Days ||\n| Draft | 2 |',
    '<table><tbody><tr><th>Step</th><th>Days</th></tr><tr><td>Draft</td><td>2</td></tr></tbody></table>',
  ],
  ['{code:java}\na < *b*\n{code}', '<pre>a &lt; *b*</pre>'],
  ['{quote}\nsaid\n{quote}', '<blockquote><p>said</p></blockquote>'],
  ['bq. said', '<blockquote><p>said</p></blockquote>'],
  ['a\n----\nb', '<p>a</p><hr><p>b</p>'],
  ['{color:red}warm{color} [~milo]', '<p>warm @milo</p>'],
  ['{code}\nnever closed', '<p>{code}<br>never closed</p>'],
  ['<b>&', '<p>&lt;b&gt;&amp;</p>'],
])('%j is kept as %j', (wiki, html) => {
  expect(wikiToHtml(wiki)).toBe(html);
});

test.each([
  '<h2>Goal</h2><p><strong>All</strong> of it, <em>twice</em>.</p>',
  '<ul><li>Ask</li><li>Write<ol><li>short</li><li>with an example</li></ol></li></ul>',
  '<table><tbody><tr><th>Step</th><th>Days</th></tr><tr><td>Draft</td><td>2</td></tr></tbody></table>',
  '<pre>focus: none\nexpected: *main*</pre><blockquote><p>Please.</p></blockquote>',
  '<p>a &amp; b * c_d {x} [y] | z\\<br>See <s>the old</s> <u>the new</u>.</p><hr><p>Grüße 🚀</p>',
  '<p>The details are in <a href="https://example.com/plan?id=7&amp;view=full">the plan</a>.</p>',
  '<p>*starred* and -struck- and +added+ as words</p>',
  '<p>Press <code>Tab</code> <strong>now</strong></p>',
])('%j survives the way to wiki markup and back', (html) => {
  expect(sanitizeRichText(wikiToHtml(htmlToWiki(html)))).toBe(html);
});
