import { nameFault } from './plain-name';

test.each(['Roadmap 2027', 'Straße № 5 (alt)', 'ロードマップ', 'Tests & more: 50 %', 'Café “Rose”'])(
  '%s is a plain name',
  (name) => {
    expect(nameFault(name)).toBeNull();
  },
);

test.each([
  ['<b>Plan</b>', 'markup'],
  ['a > b', 'markup'],
  ['Plan 🚀', 'emoji'],
  ['🇩🇪', 'emoji'],
  ['a\u202eb', 'invisible'],
  ['a\u200fb', 'invisible'],
  ['a\u200bb', 'invisible'],
  ['a\nb', 'invisible'],
  ['a\ud800b', 'invisible'],
])('%j has something that is %s', (name, fault) => {
  expect(nameFault(name)).toBe(fault);
});
