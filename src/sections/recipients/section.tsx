import { defineSection } from '../../core/section/index.ts';
import { RegisterPage, words } from './pages/register.tsx';
import { register } from './register.ts';

const path = '/staff/recipients';

/** Who may be told what: the register, and what they were told. The gate itself is `core/egress`. */
export const recipients = defineSection({
  name: 'recipients',
  tables: {},
  staffRoutes: (desk, world) => {
    desk.get(path, 'read', async (c, member) =>
      desk.page(c, member, { title: words.title }, <RegisterPage recipients={await register(world)} />),
    );
  },
  staffPlaces: [{ path, label: words.title }],
});
