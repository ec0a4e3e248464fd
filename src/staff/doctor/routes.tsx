import { href, seeOther } from '../../core/web/index.ts';
import type { StaffDependencies } from '../dependencies.ts';
import { staffPage } from '../frame/index.ts';
import type { Gate } from '../session/gate.ts';
import { DoctorPage, words } from './page.tsx';
import { rounds } from './round.ts';

/** What the doctor finds, on demand: a look asks others, so nobody sets it off by looking at a page. */
export function doctorRoutes(gate: Gate, staff: StaffDependencies): void {
  const all = rounds(staff);

  gate.get('/staff/doctor', (c, insider) => {
    const round = all.last();
    // By a header, so that it works without script.
    if (round?.state === 'under-way') c.header('Refresh', `1; url=${href(c, '/staff/doctor')}`);
    return staffPage(c, insider, { title: words.title }, <DoctorPage round={round} />);
  });

  gate.post('/staff/doctor', (c) => {
    all.begin(c.var.now);
    return seeOther(c, '/staff/doctor');
  });
}
