import { useRef } from 'react';
import type { Waiting } from '../../../../shared/ipc/export.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { FactList, FactRow } from '../../../ui/FactList.tsx';
import { plural } from '../../../ui/format.ts';
import { shownName } from '../../../ui/shown-name.ts';
import { MovedDialog } from '../pull-request/MovedDialog.tsx';
import { bytesInWords } from '../size-words.ts';
import type { Sending } from './use-sending.ts';
import { placeOfWaiting, titleOfWaiting } from './waiting-words.ts';

interface Props {
  sending: Sending;
  onReview: (waiting: Waiting) => void;
}

/** What is asked before one that waits goes, or is thrown away. */
export function WaitingDialogs({ sending, onReview }: Props) {
  const { question, close } = sending;
  const cancel = useRef<HTMLButtonElement>(null);
  const asked = question?.waiting ?? null;
  const isExposed = question?.ask === 'exposed';
  const moved = question?.ask === 'moved' ? question : null;
  const ended = question?.ask === 'ended' ? question : null;
  return (
    <>
      <Dialog
        open={isExposed}
        onOpenChange={(open) => !open && close()}
        title="Publish where anybody may read it?"
        description="What is pushed stays in the repository’s history, also when the file is deleted there. It goes exactly as it was when you kept it."
        width={480}
        initialFocus={cancel}
        footer={
          <>
            <Button ref={cancel} onClick={close}>
              Cancel
            </Button>
            <Button variant="accent" onClick={() => asked && sending.sendNow(asked, { confirmed: true })}>
              Publish exactly this
            </Button>
          </>
        }
      >
        {isExposed && <WhatGoes waiting={question.waiting} />}
      </Dialog>
      <MovedDialog
        moved={moved?.moved ?? null}
        place={asked ? placeOfWaiting(asked) : ''}
        onClose={close}
        onAddOnTop={(onTopOf) => moved && sending.sendNow(moved.waiting, { confirmed: moved.confirmed, onTopOf })}
      />
      <Dialog
        open={ended !== null}
        onOpenChange={(open) => !open && close()}
        title={ended?.ended.pullRequest.state === 'merged' ? 'It was merged meanwhile' : 'It was closed meanwhile'}
        description={
          ended &&
          `Pull request #${ended.ended.pullRequest.number} is ${ended.ended.pullRequest.state}, so nothing was sent. Open the document to propose it as a follow-up.`
        }
        width={440}
        footer={
          <>
            <Button onClick={close}>Keep it here</Button>
            <Button variant="accent" onClick={() => ended && onReview(ended.waiting)}>
              Open as a follow-up
            </Button>
          </>
        }
      />
      <Dialog
        open={question?.ask === 'discard'}
        onOpenChange={(open) => !open && close()}
        title="Discard what was kept ready?"
        description={
          asked &&
          `“${titleOfWaiting(asked)}” will not be sent. The interviews and what you decided about names stay; you can export it again.`
        }
        width={440}
        initialFocus={cancel}
        footer={
          <>
            <Button ref={cancel} onClick={close}>
              Cancel
            </Button>
            <Button danger onClick={() => asked && sending.discard(asked)}>
              Discard
            </Button>
          </>
        }
      />
    </>
  );
}

function WhatGoes({ waiting }: { waiting: Waiting }) {
  const { branch, path, bytes, files, images } = waiting;
  return (
    <FactList>
      <FactRow name="Repository">{placeOfWaiting(waiting)}</FactRow>
      <FactRow name="Document">{waiting.title}</FactRow>
      <FactRow name="Branch" mono>
        {shownName(branch)}
      </FactRow>
      <FactRow name="File" mono>
        {shownName(path)}
      </FactRow>
      <FactRow name="Size">
        {bytesInWords(bytes)} · {plural(files, 'file')}
        {images > 0 && `, ${plural(images, 'image')}`}
      </FactRow>
    </FactList>
  );
}
