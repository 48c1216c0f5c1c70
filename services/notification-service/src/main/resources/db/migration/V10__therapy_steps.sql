-- Steps of the therapies are kept among the readings; the board asks for those of all patients.
create index reading_therapy on reading (patient, at) where series = 'THERAPY';
