-- The number of a prediction index and its band, where the index has one; null for what is a grade.
alter table grade add column score numeric, add column band text;
alter table grade_line add column score numeric, add column band text;
