import type { ReactNode } from 'react';
import type { MappingOptions } from '../../../src/contract/mapping';
import { FactList } from '../../shared/fact-list';
import layout from '../../shared/layout.module.css';
import { fieldName } from '../../shared/field-name';
import { useLanguage } from '../../shared/reader';
import { fieldNames } from '../../../src/contract/field-names';
import { ANY_TYPE, policyOf } from '../../../src/contract/mapping-rules';
import type { EditedMapping } from '../mapping/edited-mapping';

interface Props {
  readonly mapping: EditedMapping;
  readonly options: MappingOptions;
  readonly platform: string;
  /** The way to the whole of it. */
  readonly children: ReactNode;
}

function nameIn(choices: readonly { readonly id: string; readonly name: string }[], id: string): string {
  return choices.find((one) => one.id === id)?.name ?? id;
}

/** What the mapping does, in a few lines. */
export function MappingInBrief({ mapping, options, platform, children }: Props) {
  const language = useLanguage();
  const { say, locale } = language;
  const list = (names: readonly string[]): string => new Intl.ListFormat(locale).format(names);
  const types = mapping.types.map(({ task, jira }) =>
    say('mapping.typePair', {
      task: task === ANY_TYPE ? say('mapping.anyType') : nameIn(options.platform.types, task),
      jira: nameIn(options.jira.types, jira),
    }),
  );
  const offered = fieldNames.filter((name) => options.platform.fieldNames.includes(name));
  const fields = offered
    .filter((name) => policyOf(mapping, name).direction !== 'off')
    .map((name) => fieldName(language, name));
  const custom = mapping.custom
    .filter(({ direction }) => direction !== 'off')
    .map(({ task }) => nameIn(options.platform.fields, task));
  const paired = new Set(mapping.statuses.flatMap(({ toJira }) => toJira.map(({ task }) => task))).size;
  return (
    <section className={layout['card']} aria-labelledby="mapping-brief">
      <div className={layout['head']}>
        <div className={layout['headText']}>
          <h3 id="mapping-brief" className={layout['section']}>
            {say('mapping.suggested')}
          </h3>
          <p className={layout['subtle']}>{say('mapping.suggestedAbout')}</p>
        </div>
        {children}
      </div>
      <FactList
        facts={[
          [say('mapping.types'), list(types)],
          [say('mapping.fields'), list([...fields, ...custom])],
          [
            say('mapping.statuses'),
            say('mapping.statusesPaired', { count: options.platform.statuses.length, paired }),
          ],
          [say('mapping.comments'), say(`mapping.direction.${mapping.comments}`, { platform })],
        ]}
      />
    </section>
  );
}
