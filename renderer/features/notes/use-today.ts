import { useEffect, useState } from 'react';
import { today } from '../../ui/format.ts';

const minute = 60_000;

/** Today's calendar date; changes at midnight, also after sleep. */
export function useToday(): string {
  const [date, setDate] = useState(() => today());
  useEffect(() => {
    const check = () => setDate(today());
    const timer = setInterval(check, minute);
    document.addEventListener('visibilitychange', check);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', check);
    };
  }, []);
  return date;
}
