import { expectAccessible } from '../fixtures/accessible';
import { expect, test } from '../fixtures/test';
import { en } from '../fixtures/words';
import { group, panel, takeStep, textBox } from '../steps/case-work';
import { referenceOf } from '../steps/decide';
import { paths } from '@/lib/config/paths';
import { receivedCase } from '@/prisma/factories/cases';

const FIELDS = 'caseActions.fields';

test('one proposes that a report be set aside, and only a second person can do it', async ({
  stage,
  cast: { analyst, supervisor, reporter },
}) => {
  const { organisationId } = reporter.actor;
  const reference = await referenceOf(
    analyst.actor,
    await receivedCase({ organisationId, by: reporter.actor }),
  );
  const [proposing, answering] = [await stage.open(analyst), await stage.open(supervisor)];
  const propose = (why: string) =>
    takeStep(proposing, reference, 'PROPOSE_SCREENING_OUT', async () => {
      await group(proposing, en(`${FIELDS}.ground`))
        .getByRole('radio', { name: en('enums.ScreeningGround.TEST'), exact: true })
        .check();
      await textBox(proposing, en(`${FIELDS}.rationale`)).fill(why);
    });
  await propose('It says that it is a try.');
  const countersign = en('enums.Action.COUNTERSIGN_SCREENING_OUT');
  await expect(panel(proposing).getByRole('link', { name: countersign })).toHaveCount(0);
  await proposing.goto(paths.caseStep(reference, 'countersign-screening-out'));
  await expect(proposing.getByRole('button', { name: countersign })).toHaveCount(0);

  await takeStep(answering, reference, 'REFUSE_SCREENING_OUT', () =>
    textBox(answering, en(`${FIELDS}.remarks`)).fill('It names a place. Look again.'),
  );
  const why = 'Its sender wrote that it was a try.';
  await propose(why);
  await takeStep(answering, reference, 'COUNTERSIGN_SCREENING_OUT', async () => {
    await expect(answering.getByText(why)).toBeVisible();
  });
  await expect(answering.getByText(en('enums.CaseStatus.SCREENED_OUT')).first()).toBeVisible();

  const reading = await stage.open(reporter);
  await reading.goto(paths.portalAllegation(reference));
  await expect(reading.getByText(en('track.state.NOT_COUNTED'))).toBeVisible();
  await expectAccessible(reading, 'public');
});
