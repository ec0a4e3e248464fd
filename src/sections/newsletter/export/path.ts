export const exportsPath = '/staff/newsletter/exports';
