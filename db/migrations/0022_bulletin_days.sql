-- When a place of early booking became a general one: the bulletin of that day tells of it, whatever happens to it later.
alter table place add column ripened_at timestamptz;
alter table place add constraint place_ripened_is_general check (ripened_at is null or admission = 'general');

-- The last day on which families whose turn had come were told of it (referrals).
alter table queue_head add column called_on date;
