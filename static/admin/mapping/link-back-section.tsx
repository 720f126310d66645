import Toggle from '@atlaskit/toggle';
import layout from '../../shared/layout.module.css';
import { useLanguage } from '../../shared/reader';
import { useEditor } from './editor-context';
import { EditorSection } from './editor-section';
import styles from './mapping.module.css';

/** A link on each side to the other. */
export function LinkBackSection() {
  const { say } = useLanguage();
  const { mapping, options, platform, change } = useEditor();
  return (
    <EditorSection name="linkBack" about={say('mapping.linkBackAbout', { platform })}>
      <div className={styles['switch']}>
        <Toggle
          id="link-back"
          isChecked={mapping.linkBack}
          onChange={(event) => change({ linkBack: event.currentTarget.checked })}
        />
        <label htmlFor="link-back">{say('mapping.linkBackOn')}</label>
      </div>
      {options.platform.externalUrl ? null : (
        <p className={layout['subtle']}>{say('mapping.noExternalUrl', { platform })}</p>
      )}
    </EditorSection>
  );
}
