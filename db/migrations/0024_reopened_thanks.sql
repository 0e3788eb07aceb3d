-- Thanks of a case that was opened again stayed in the hall of fame. Taken off it here is every name whose place is gone by the
-- rule that holds for new ones (thanksPlace): its case, or for a duplicate the one it repeats in the end, is public; or was closed,
-- not as spam, withdrawn or unanswered, and where the finding was withheld, before the thanks were offered. The agreement stays.
with recursive up(case_id, id) as (
  select case_id, case_id from credits where public_name is not null
  union
  select up.case_id, k.duplicate_of from up join cases k on k.id = up.id where k.duplicate_of is not null
)
update credits c
set public_name = null, public_link = null, thanked_year = null, thanked_at = null, advisory_public_id = null
where c.public_name is not null and not exists (
  select from up join cases k on k.id = up.id
  where up.case_id = c.case_id and (k.id = c.case_id or k.duplicate_of is null) and (
    (k.is_public and k.published_at is not null)
    or (k.state = 'closed' and coalesce(k.outcome, '') not in ('spam', 'withdrawn', 'no_answer', 'duplicate')
      and (k.outcome is distinct from 'withheld' or c.offered_at > k.closed_at))));
