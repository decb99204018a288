import { comeBack } from '@/lib/editors/auth';

export const GET = comeBack;
