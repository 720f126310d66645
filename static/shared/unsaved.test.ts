import { answerLeave, holdUnsaved, isLeaveAsked, isUnsaved, leave, listenToLeave } from './unsaved';

describe('JA07 leaving a form', () => {
  let gone: number;
  let stayed: number;
  const go = (): void => void (gone += 1);
  const stay = (): void => void (stayed += 1);
  beforeEach(() => {
    gone = 0;
    stayed = 0;
  });

  it('goes at once when nothing is unsaved', () => {
    leave(go, stay);
    expect({ gone, stayed, asked: isLeaveAsked() }).toEqual({ gone: 1, stayed: 0, asked: false });
  });

  it('asks while something is unsaved; staying keeps it unsaved', () => {
    const heard: boolean[] = [];
    const unlisten = listenToLeave(() => heard.push(isLeaveAsked()));
    const release = holdUnsaved();
    leave(go, stay);
    expect({ gone, asked: isLeaveAsked() }).toEqual({ gone: 0, asked: true });
    answerLeave('stay');
    expect({ gone, stayed, asked: isLeaveAsked(), unsaved: isUnsaved() }).toEqual({
      gone: 0,
      stayed: 1,
      asked: false,
      unsaved: true,
    });
    unlisten();
    release();
    expect(heard).toEqual([true, false]);
  });

  it('goes once when the reader leaves, and asks nothing more', () => {
    const release = holdUnsaved();
    leave(go, stay);
    answerLeave('leave');
    answerLeave('leave');
    leave(go, stay);
    release();
    expect({ gone, stayed }).toEqual({ gone: 2, stayed: 0 });
  });

  it('does not ask after the form has let go', () => {
    holdUnsaved()();
    leave(go, stay);
    expect(gone).toBe(1);
  });
});
