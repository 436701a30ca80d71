import { useActionState, useRef, useState, type FormEvent } from 'react';
import type { Texts } from '@/components/forms/adopted-texts';
import { useAutosave, type FormAction } from '@/components/forms/use-autosave';
import type { ActionState } from '@/lib/domain/shared/action-state';

type Given = {
  /** What the form's buttons do. */
  readonly send: FormAction;
  /** Keeps what is written while it is written. */
  readonly keepBy: FormAction;
  readonly version: number;
  readonly texts: Texts;
};

/** The version that the fields were made from: the page's, what was sent last, or what a conflict told of. */
function madeFrom(version: number, state: ActionState): number {
  if (state === null) return version;
  const sent = Number(state.values['expectedVersion']) || version;
  return Math.max(sent, state.conflict?.version ?? 0);
}

/**
 * A form on which several people write: kept while it is written, and sent after whatever is on its way. `shown` is what its
 * fields hold, to be made anew whenever `round` changes; `state` is what the server last answered.
 */
export function useDraftForm({ send, keepBy, version, texts }: Given) {
  const [state, action] = useActionState(send, null);
  const form = useRef<HTMLFormElement>(null);
  // What another version of the page would start from is not what stands in these fields.
  const [opened] = useState({ version, texts });
  const autosave = useAutosave(form, {
    keepBy,
    version: madeFrom(opened.version, state),
    isPaused: (state?.conflict?.choices ?? []).length > 0,
  });
  const [answered, setAnswered] = useState(state);
  const [roundsThen, setRoundsThen] = useState(0);
  const round = autosave.adopted?.round ?? 0;
  if (answered !== state) {
    setAnswered(state);
    setRoundsThen(round);
  }
  // What came in by itself stands until the form is sent again.
  const cameIn = round > roundsThen ? autosave.adopted : null;
  const sent = state ?? { values: opened.texts, problems: [] };
  const shown: NonNullable<ActionState> = cameIn === null ? sent : { values: cameIn.values, problems: [] };

  const isWaiting = useRef(false);
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    const onItsWay = autosave.settle();
    if (onItsWay === null) return;
    // Sent after what is on its way, so that nobody comes second to themselves.
    event.preventDefault();
    if (isWaiting.current) return;
    isWaiting.current = true;
    const { submitter } = event.nativeEvent as SubmitEvent;
    void onItsWay.then(() => {
      isWaiting.current = false;
      form.current?.requestSubmit(submitter);
    });
  };
  const { kept, changed } = autosave;
  return { form, action, onSubmit, changed, state, shown, round, kept, version: autosave.version };
}
