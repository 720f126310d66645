import layout from '../../shared/layout.module.css';
import { useLanguage } from '../../shared/reader';
import { DirectionChoice } from './direction-choice';
import { useEditor } from './editor-context';
import { EditorSection } from './editor-section';

/** Which way comments travel, and what becomes of edited ones. */
export function CommentsSection() {
  const { say } = useLanguage();
  const { mapping, options, platform, change } = useEditor();
  if (options.platform.comments === 'none')
    return (
      <EditorSection name="comments" about={say('mapping.noComments', { platform })}>
        {null}
      </EditorSection>
    );
  return (
    <EditorSection name="comments" about={say('mapping.commentsAbout')}>
      <div>
        <DirectionChoice
          label={say('mapping.directionOf', { field: say('mapping.comments') })}
          value={mapping.comments}
          onChoose={(comments) => change({ comments })}
        />
      </div>
      <p className={layout['subtle']}>
        {say(options.platform.comments === 'edited' ? 'mapping.commentEdits' : 'mapping.noCommentEdits', {
          platform,
        })}
      </p>
    </EditorSection>
  );
}
