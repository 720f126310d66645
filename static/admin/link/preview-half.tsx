import type { LinkPreview, PreviewedField } from '../../../src/contract/life-cycle-views';
import layout from '../../shared/layout.module.css';
import parts from '../../shared/parts.module.css';
import { fieldName } from '../../shared/field-name';
import { useLanguage } from '../../shared/reader';
import { fieldNames } from '../../../src/contract/field-names';

export type PreviewedItem = Pick<LinkPreview['items'][number], 'fields' | 'notices'>;

const day = /^\d{4}-\d{2}-\d{2}$/;

/** One side of a pair: its title, and below it what fits in lines. */
export function PreviewHalf({
  item,
  side,
}: {
  readonly item: PreviewedItem;
  readonly side: 'task' | 'issue';
}) {
  const language = useLanguage();
  const { say, locale } = language;
  const shown = (value: string): string =>
    // A day has no zone: shown in the viewer's own it could be the day before.
    day.test(value)
      ? new Date(value).toLocaleDateString(locale, { dateStyle: 'medium', timeZone: 'UTC' })
      : value;
  const nameOf = ({ field, label }: PreviewedField): string => {
    if (label !== null) return label;
    const known = fieldNames.find((one) => one === field);
    return known === undefined ? say('mapping.types.one') : fieldName(language, known);
  };
  const inLine = item.fields.filter(
    (one) => one.field !== 'title' && one.field !== 'description' && one[side] !== '',
  );
  return (
    <div className={layout['tight']}>
      <span>{item.fields.find(({ field }) => field === 'title')?.[side]}</span>
      <span className={parts['small']}>
        {inLine.map((one) => say('preview.pair', { name: nameOf(one), value: shown(one[side]) })).join(' · ')}
      </span>
    </div>
  );
}

/** What would be lost or left out on the way. */
export function PreviewNotices({ item }: { readonly item: PreviewedItem }) {
  const { error } = useLanguage();
  return item.notices.map(({ code, facts }, place) => (
    <span key={place} className={parts['small']}>
      {error(code, facts).title}
    </span>
  ));
}
