import SectionMessage from '@atlaskit/section-message';
import { fieldName } from '../../shared/field-name';
import layout from '../../shared/layout.module.css';
import { useLanguage } from '../../shared/reader';
import { lacksOf, type Abilities } from './lacks';

/** Said once, above all sections: what is missing below is missing on the platform. */
export function LacksNote({ platform, can }: { readonly platform: string; readonly can: Abilities }) {
  const language = useLanguage();
  const { say, locale } = language;
  const { fields, words } = lacksOf(can);
  if (fields.length === 0 && words.length === 0) return null;
  const names = new Intl.ListFormat(locale, { type: 'unit' }).format(
    fields.map((name) => fieldName(language, name)),
  );
  return (
    <SectionMessage title={say('lacks.title', { platform })}>
      <div className={layout['near']}>
        <p className={layout['text']}>{say('lacks.about')}</p>
        <ul className={layout['points']}>
          {fields.length === 0 ? null : <li>{say('lacks.fields', { fields: names })}</li>}
          {words.map((key) => (
            <li key={key}>{say(key)}</li>
          ))}
        </ul>
      </div>
    </SectionMessage>
  );
}
