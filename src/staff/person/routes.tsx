import { readForm } from '../../core/web/index.ts';
import type { StaffDependencies } from '../dependencies.ts';
import { staffPage } from '../frame/index.ts';
import type { Gate } from '../session/gate.ts';
import { ConfirmErasure, ErasureDone } from './erasure.tsx';
import { addressForm, erasureForm, proofForm, withdrawalForm } from './forms.ts';
import { lookUp } from './look-up.ts';
import { Found, LookUp } from './page.tsx';
import { ConfirmWithdrawal, WithdrawalDone, WithdrawalFields } from './withdrawal.tsx';
import { words } from './words.ts';

/** One person's rights at the desk. Addresses travel in bodies only: no URL, history or log ever holds one. */
export function personRoutes(gate: Gate, staff: StaffDependencies): void {
  const { world } = staff;

  gate.get('/staff/person', (c, insider) => staffPage(c, insider, { title: words.title }, <LookUp />));

  gate.post('/staff/person', async (c, insider) => {
    const form = await readForm(c, addressForm);
    if (!form.ok)
      return staffPage(
        c,
        insider,
        { title: words.title, status: 422 },
        <LookUp value={form.values['address'] ?? ''} errors={form.errors} />,
      );
    const { address } = form.value;
    const held = await lookUp(staff, address, insider.act);
    return staffPage(
      c,
      insider,
      { title: words.title },
      <Found address={address} held={held} policy={world.rules.policy} />,
    );
  });

  gate.post('/staff/person/proof', async (c, insider) => {
    const form = await readForm(c, proofForm);
    const proof = form.ok ? await staff.proof(form.value.address) : null;
    if (!form.ok || !proof)
      return staffPage(c, insider, { title: words.noProof, status: 404 }, <p>{words.noProofWhat[c.var.language]}</p>);
    const { format } = form.value;
    c.header('Content-Disposition', `attachment; filename="proof.${format}"`);
    c.header('Cache-Control', 'no-store');
    return format === 'json'
      ? c.body(proof.json, 200, { 'Content-Type': 'application/json' })
      : c.body(new Uint8Array(await proof.pdf()), 200, { 'Content-Type': 'application/pdf' });
  });

  gate.post('/staff/person/withdrawal', async (c, insider) => {
    const form = await readForm(c, withdrawalForm);
    if (!form.ok) {
      const { address = '', evidence = '' } = form.values;
      const again = <WithdrawalFields address={address} evidence={evidence} errors={form.errors} />;
      return staffPage(c, insider, { title: words.withdrawal, status: 422 }, again);
    }
    const { address, channel, evidence, confirmed } = form.value;
    if (!confirmed) return staffPage(c, insider, { title: words.withdrawal }, <ConfirmWithdrawal form={form.value} />);
    const withdrawn = await staff.recordWithdrawal(address, { channel, evidence }, insider.act);
    return staffPage(
      c,
      insider,
      { title: words.withdrawalDone },
      <WithdrawalDone address={address} withdrawn={withdrawn} />,
    );
  });

  gate.post('/staff/person/erasure', async (c, insider) => {
    const form = await readForm(c, erasureForm);
    if (!form.ok)
      return staffPage(
        c,
        insider,
        { title: words.title, status: 422 },
        <LookUp value={form.values['address'] ?? ''} errors={form.errors} />,
      );
    const { address, confirmed } = form.value;
    if (!confirmed) return staffPage(c, insider, { title: words.erasure }, <ConfirmErasure address={address} />);
    const answers = await world.persons.erase(address, insider.act);
    return staffPage(c, insider, { title: words.erasureDone }, <ErasureDone address={address} answers={answers} />);
  });
}
