'use client';

export { default } from '@/components/editors/desk-error.client';
