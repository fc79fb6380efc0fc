-- Nearest pipe to each of 3,000 flood points.
select count(*), round(sum(d)::numeric, 6) m from (
  select f.id, (select ST_Distance(p.g, f.g) from p700 p order by p.g <-> f.g limit 1) d from fl f) q;   -- 364879.219173 m
