-- All pipes within 200 m of each of 3,000 flood points.
select count(*), round(sum(ST_Distance(p.g, f.g))::numeric, 4) m from fl f join p700 p on ST_DWithin(p.g, f.g, 200);   -- 187572, 24472655.5671 m
