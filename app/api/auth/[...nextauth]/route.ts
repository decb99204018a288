import { handlers } from '@/lib/editors/auth';

export const { GET, POST } = handlers;
