-- What is asked of a territory's applications whatever their state (the yearly move of cohorts, who has grown out, an
-- office's lists) walked through the whole country: 135 ms of every first iteration of a year at a million applications.
create index application_territory_idx on application (territory_code, programme, state);
