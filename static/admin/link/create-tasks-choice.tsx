import { useId } from 'react';
import { useLanguage } from '../../shared/reader';
import styles from '../choice.module.css';
import { createTasksChoices, type CreateTasks } from '../mapping/edited-mapping';

/** Which issues without a task get one. */
export function CreateTasksChoice({
  value,
  onChoose,
}: {
  readonly value: CreateTasks;
  readonly onChoose: (value: CreateTasks) => void;
}) {
  const { say } = useLanguage();
  const name = useId();
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['legend']}>{say('link.createTasks')}</legend>
      {createTasksChoices.map((choice) => (
        <label key={choice} className={styles['option']}>
          <input type="radio" name={name} checked={value === choice} onChange={() => onChoose(choice)} />
          <span>{say(`link.createTasks.${choice}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
